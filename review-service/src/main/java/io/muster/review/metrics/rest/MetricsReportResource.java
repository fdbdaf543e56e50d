package io.muster.review.metrics.rest;

import io.muster.contracts.Severity;
import io.muster.review.metrics.MetricsReporter;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.Times;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The incidents of a time in figures: what an SRE reports. */
@Path("/metrics-report")
@Produces(MediaType.APPLICATION_JSON)
class MetricsReportResource {

    private static final Duration USUAL_RANGE = Duration.ofDays(90);

    private final MetricsReporter reporter;
    private final Caller caller;
    private final Clock clock;

    MetricsReportResource(MetricsReporter reporter, Caller caller, Clock clock) {
        this.reporter = reporter;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "Median, 90th percentile and mean of every measure over the incidents of a time",
            description =
                    "Incidents that were detected from `from` until before `to`, the last 90 days when absent, at most"
                            + " 1,000; not what was dismissed or merged. Who may not read restricted incidents gets the figures"
                            + " without them.")
    public Uni<MetricsReportView> report(
            @QueryParam("from") Instant from, @QueryParam("to") Instant to, @QueryParam("severity") Severity severity) {
        Instant end = to == null ? clock.instant() : Times.parameter("to", to);
        Instant start = Times.parameter("from", from) == null ? end.minus(USUAL_RANGE) : from;
        return reporter.report(start, end, severity, caller.mayReadRestricted())
                .map(report -> MetricsReportView.of(start, end, severity, report));
    }
}
