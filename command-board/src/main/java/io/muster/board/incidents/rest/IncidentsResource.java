package io.muster.board.incidents.rest;

import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.CurrentReader;
import io.muster.board.incidents.IncidentReader;
import io.muster.board.incidents.Listing;
import io.muster.board.incidents.Listing.Place;
import io.muster.board.incidents.Reader;
import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Refusal;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Permission.VIEWER, Scope.READ})
@Tag(name = "incidents")
class IncidentsResource {

    @Inject
    IncidentReader reader;

    @Inject
    CurrentReader caller;

    @GET
    @Operation(summary = "Incidents: what is open first, the gravest first, the newest first")
    public Uni<Page<IncidentView>> list(
            @Valid @BeanParam PageQuery page, @QueryParam("open") @DefaultValue("false") boolean openOnly) {
        return reader.list(new Listing(openOnly, caller.sight(), placeOf(page), page.rows()))
                .map(found -> Page.of(
                                found, page.limit(), last -> Place.of(last).asText())
                        .map(IncidentView::of));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One incident as it stands now")
    public Uni<IncidentView> get(@PathParam("id") UUID id) {
        return reader.get(id, caller.sight()).map(IncidentView::of);
    }

    @GET
    @Path("{id}/timeline")
    @Operation(summary = "What happened, in stream order")
    public Uni<Page<TimelineEntryView>> timeline(@PathParam("id") UUID id, @Valid @BeanParam PageQuery page) {
        Reader asking = caller.get();
        return reader.get(id, asking.sight())
                .flatMap((BoardIncident known) -> reader.timeline(id, asking, page.afterNumber(), page.rows()))
                .map(rows -> Page.of(rows, page.limit(), (TimelineEntry last) -> Long.toString(last.seq()))
                        .map(TimelineEntryView::of));
    }

    private static Place placeOf(PageQuery page) {
        try {
            return page.after() == null ? null : Place.parse(page.after());
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this list gave out");
        }
    }
}
