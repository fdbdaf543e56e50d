package io.muster.triage.severity.rest;

import io.muster.triage.record.ReplayPolicy;
import io.muster.triage.severity.KeepSeverityPolicy;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A version of the severity policy on the incidents there were. */
@Path("/severity-policy/dry-run")
@Produces(MediaType.APPLICATION_JSON)
class SeverityPolicyDryRunResource {

    private final ReplayPolicy replay;
    private final KeepSeverityPolicy policies;
    private final Caller caller;
    private final Clock clock;

    SeverityPolicyDryRunResource(ReplayPolicy replay, KeepSeverityPolicy policies, Caller caller, Clock clock) {
        this.replay = replay;
        this.policies = policies;
        this.caller = caller;
        this.clock = clock;
    }

    /** Which incidents of the last days a draft would have judged otherwise, from what to what, and why; changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<HistoryDryRunView> dryRunOfADraft(@NotNull @Valid HistoryDryRunRequest request) {
        var days = request.days() == null ? HistoryDryRunRequest.MONTH : request.days();
        var since = clock.instant().minus(Duration.ofDays(days));
        var restrictedToo = caller.mayReadRestricted();
        return policies.numbered(request.policy().toPolicy())
                .flatMap(draft -> replay.replay(draft, restrictedToo, since))
                .map(HistoryDryRunView::of);
    }

    /**
     * What a version of the policy makes of the newest incidents, as they are recorded; changes nothing.
     *
     * @param version absent or 0 takes the one in force
     */
    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<DryRunView>> dryRun(
            @QueryParam("version") @DefaultValue("0") @PositiveOrZero int version,
            @QueryParam("count") @DefaultValue("50") @Min(1) @Max(200) int count) {
        return (version == 0 ? policies.inForce() : policies.labelled("severity-" + version))
                .flatMap(policy -> replay.replay(policy, caller.mayReadRestricted(), count))
                .map(lines -> lines.stream().map(DryRunView::of).toList());
    }
}
