package io.muster.board.live.rest;

import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

@Path("/api/incidents/{id}/events")
@Tag(name = "live")
class IncidentEventsResource {

    @Inject
    EventStreams streams;

    @GET
    @OfKnownIncident
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "What happens to one incident, live")
    @APIResponse(
            responseCode = "200",
            description = EventStreams.WHAT_COMES,
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ChangeView.class)))
    public Multi<OutboundSseEvent> one(
            @PathParam("id") UUID id, @HeaderParam(EventStreams.LAST_EVENT_ID) String lastEventId) {
        return streams.one(id, lastEventId);
    }
}
