package io.muster.triage.severity.rest;

import io.muster.triage.severity.KeepSeverityPolicy;
import io.muster.triage.severity.SeverityPolicies.Version;
import io.muster.triage.severity.SeverityPolicy;
import io.muster.triage.severity.TrySeverityPolicy;
import io.muster.web.Caller;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The severity policy in force; its definitions are shown wherever people choose a severity (R37). */
@Path("/severity-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class SeverityPolicyResource {

    private final KeepSeverityPolicy policies;
    private final TrySeverityPolicy tries;
    private final Caller caller;

    SeverityPolicyResource(KeepSeverityPolicy policies, TrySeverityPolicy tries, Caller caller) {
        this.tries = tries;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<SeverityPolicy> inForce() {
        return policies.inForce();
    }

    @PUT
    @RolesAllowed({Permission.OWNER, Permission.ADMIN})
    public Uni<SeverityPolicy> change(@NotNull @Valid SeverityPolicyRequest request) {
        return policies.change(request.toPolicy(), caller.id());
    }

    /** Every version there was, newest first: who made it and when (R18). */
    @GET
    @Path("/versions")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<VersionView>> versions(@Valid @BeanParam PageQuery page) {
        return policies.before((int) page.afterNumber(), page.rows())
                .map(rows -> Page.of(
                                rows,
                                page.limit(),
                                (Version last) -> Integer.toString(last.policy().version()))
                        .map(VersionView::of));
    }

    /** The whole of a version, as the decisions that were made by it name it. */
    @GET
    @Path("/versions/{version}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<SeverityPolicy> version(int version) {
        return policies.version(version);
    }

    /** What the policy in force, or a draft of another one, makes of an impact now; changes nothing. */
    @POST
    @Path("/assessment")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<AssessmentView> assess(@NotNull @Valid AssessmentRequest request) {
        var draft = request.policy() == null ? null : request.policy().toPolicy();
        return tries.assess(draft, request.toImpact(), request.source(), request.proposed())
                .map(AssessmentView::of);
    }
}
