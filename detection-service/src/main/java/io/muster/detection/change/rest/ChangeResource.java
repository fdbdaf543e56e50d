package io.muster.detection.change.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Refusal;
import io.muster.detection.change.Change;
import io.muster.detection.change.Changes.Filter;
import io.muster.detection.change.Changes.Place;
import io.muster.detection.change.KeepChanges;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.Times;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was changed in the store, and when. */
@Path("/changes")
@RolesAllowed({Permission.VIEWER, Scope.READ})
@Tag(name = "changes")
class ChangeResource {

    @Inject
    KeepChanges changes;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            UUID id,
            String summary,
            String origin,
            String integration,
            Map<String, String> details,
            Map<String, String> links,
            Instant changedAt,
            Instant receivedAt) {

        static ChangeView of(Change change) {
            return new ChangeView(
                    change.id(),
                    change.summary(),
                    change.origin(),
                    change.integration(),
                    change.details(),
                    change.links(),
                    change.changedAt(),
                    change.receivedAt());
        }
    }

    @GET
    @Operation(
            summary = "What was changed, the latest first",
            description = "Told by POST /v2/change/enqueue with an integration's key")
    public Uni<Page<ChangeView>> list(
            @Valid @BeanParam PageQuery page, @QueryParam("since") Instant since, @QueryParam("until") Instant until) {
        Filter filter = new Filter(Times.parameter("since", since), Times.parameter("until", until), behind(page));
        return changes.list(filter, page.rows())
                .map(rows -> Page.of(rows, page.limit(), last -> last.changedAt() + " " + last.id())
                        .map(ChangeView::of));
    }

    private static Place behind(PageQuery page) {
        if (page.after() == null) {
            return null;
        }
        String[] place = page.after().split(" ", 2);
        try {
            return new Place(Instant.parse(place[0]), UUID.fromString(place[place.length - 1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this service gave out");
        }
    }
}
