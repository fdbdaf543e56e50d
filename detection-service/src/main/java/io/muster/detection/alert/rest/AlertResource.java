package io.muster.detection.alert.rest;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertProblem;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts.Filter;
import io.muster.detection.alert.LookUpAlerts;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The alerts that are known. */
@Path("/alerts")
@RolesAllowed({Permission.VIEWER, Scope.READ})
@Tag(name = "alerts")
class AlertResource {

    @Inject
    LookUpAlerts lookUp;

    @Inject
    DetectionConfig config;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "Alerts, in the order of their fingerprints")
    public Uni<Page<AlertView>> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("state") @Pattern(regexp = "firing|resolved|lost") String state,
            @QueryParam("incident") UUID incidentId) {
        AlertState wanted = state == null ? null : AlertState.valueOf(state.toUpperCase(Locale.ROOT));
        return lookUp.list(
                        new Filter(wanted, incidentId, Map.of(), page.after(), caller.mayReadRestricted()), page.rows())
                .map(rows -> Page.of(rows, page.limit(), alert -> alert.fingerprint())
                        .map(this::view));
    }

    @GET
    @Path("/{fingerprint}")
    @Operation(summary = "One alert")
    public Uni<AlertView> get(@PathParam("fingerprint") String fingerprint) {
        return lookUp.find(fingerprint, caller.mayReadRestricted())
                .map(found -> found.map(this::view)
                        .orElseThrow(
                                () -> new Refusal(AlertProblem.ALERT_UNKNOWN, "there is no alert " + fingerprint)));
    }

    private AlertView view(Alert alert) {
        return AlertView.of(
                alert, alert.isFlappingAt(clock.instant(), config.flapping().limit()));
    }
}
