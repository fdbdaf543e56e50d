package io.muster.detection.report.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.report.LookUpReports;
import io.muster.detection.report.ReportGroup;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people report, counted. */
@Path("/reports")
@Tag(name = "reports")
class ReportGroupResource {

    @Inject
    LookUpReports lookUp;

    @Inject
    Caller caller;

    /**
     * Reports that say the same.
     *
     * @param id of the first of them
     * @param reports how many there are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportGroupView(
            UUID id, String what, Source source, int reports, Instant firstAt, Instant lastAt, UUID incidentId) {

        static ReportGroupView of(ReportGroup group) {
            return new ReportGroupView(
                    group.id(),
                    group.what(),
                    group.source(),
                    group.count(),
                    group.firstAt(),
                    group.lastAt(),
                    group.incidentId());
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "What people report, newest first", description = "Those that say the same are counted as one")
    public Uni<Page<ReportGroupView>> list(@Valid @BeanParam PageQuery page) {
        return lookUp.newest(page.afterId(), caller.mayReadRestricted(), page.rows())
                .map(rows -> Page.of(rows, page.limit(), group -> group.id().toString())
                        .map(ReportGroupView::of));
    }
}
