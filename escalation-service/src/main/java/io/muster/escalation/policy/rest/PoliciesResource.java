package io.muster.escalation.policy.rest;

import io.muster.escalation.Keys;
import io.muster.escalation.policy.KeepPolicies;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/policies")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
class PoliciesResource {

    private final KeepPolicies policies;

    PoliciesResource(KeepPolicies policies) {
        this.policies = policies;
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Keep an escalation policy; a change makes a new version, which what runs already ignores")
    public Uni<PolicyView> put(
            @PathParam("key") @Pattern(regexp = Keys.RULE, message = Keys.MESSAGE) String key,
            @NotNull @Valid PolicyRequest request) {
        return policies.save(request.policy(key)).map(PolicyView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The newest version of an escalation policy")
    public Uni<PolicyView> get(@PathParam("key") String key) {
        return policies.policy(key).map(PolicyView::of);
    }
}
