package io.muster.board.live.rest;

import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

@Path("/api/events")
@Tag(name = "live")
class EventsResource {

    @Inject
    EventStreams streams;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Everything that happens, live")
    @APIResponse(
            responseCode = "200",
            description = EventStreams.WHAT_COMES,
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ChangeView.class)))
    public Multi<OutboundSseEvent> all(@HeaderParam(EventStreams.LAST_EVENT_ID) String lastEventId) {
        return streams.all(lastEventId);
    }
}
