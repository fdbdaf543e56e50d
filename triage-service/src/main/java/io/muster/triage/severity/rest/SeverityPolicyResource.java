package io.muster.triage.severity.rest;

import io.muster.triage.severity.KeepSeverityPolicy;
import io.muster.triage.severity.SeverityPolicy;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
    private final Caller caller;

    SeverityPolicyResource(KeepSeverityPolicy policies, Caller caller) {
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
}
