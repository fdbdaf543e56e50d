package io.muster.resolution.relapse.rest;

import io.muster.resolution.relapse.KeepRelapsePolicy;
import io.muster.resolution.relapse.RelapsePolicy;
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

/** The relapse policy in force (R89). */
@Path("/relapse-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RelapsePolicyResource {

    private final KeepRelapsePolicy policies;
    private final Caller caller;

    RelapsePolicyResource(KeepRelapsePolicy policies, Caller caller) {
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<RelapsePolicy> inForce() {
        return policies.inForce();
    }

    @PUT
    @RolesAllowed({Permission.ADMIN, Permission.OWNER})
    public Uni<RelapsePolicy> change(@NotNull @Valid RelapsePolicyRequest request) {
        return policies.change(request.watch(), caller.id());
    }
}
