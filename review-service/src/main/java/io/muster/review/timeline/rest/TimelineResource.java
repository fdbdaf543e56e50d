package io.muster.review.timeline.rest;

import io.muster.contracts.Refusal;
import io.muster.review.timeline.TimelineReader;
import io.muster.review.timeline.TimelineRow;
import io.muster.review.timeline.TimelineRowView;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** What happened, in the order of the stream, also to what was merged into it. Restricted rows are shown to those who work on incidents only. */
@Path("/incidents/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
class TimelineResource {

    private final TimelineReader reader;
    private final Caller caller;

    TimelineResource(TimelineReader reader, Caller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<TimelineRowView>> timeline(UUID id, @Valid @BeanParam PageQuery query) {
        boolean works = worksOnIncidents();
        return reader.read(id, after(query), query.rows())
                .map(rows -> Page.of(rows, query.limit(), row -> row.id().toString()))
                .map(page -> new Page<>(visible(page.items(), works), page.next()));
    }

    private boolean worksOnIncidents() {
        return caller.has(Permission.RESPONDER)
                || caller.has(Permission.COMMANDER)
                || caller.has(Permission.COMMUNICATIONS)
                || caller.has(Permission.OWNER);
    }

    private static UUID after(PageQuery query) {
        String position = query.after();
        try {
            return position == null ? null : UUID.fromString(position);
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one of a timeline");
        }
    }

    private static List<TimelineRowView> visible(List<TimelineRow> rows, boolean worksOnIncidents) {
        return rows.stream()
                .filter(row -> row.isVisibleTo(worksOnIncidents))
                .map(TimelineRowView::whole)
                .toList();
    }
}
