package io.muster.comms.cadence.rest;

import io.muster.comms.cadence.CadenceDesk;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How soon and how often is told what goes on, by severity and uncertainty. */
@Path("/cadence-policy")
class CadencePolicyResource {
    private final CadenceDesk desk;
    private final Caller caller;

    CadencePolicyResource(CadenceDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The cadence policy in force")
    public Uni<CadencePolicyView> get() {
        return desk.current().map(CadencePolicyView::of);
    }

    @PUT
    @RolesAllowed({Permission.COMMUNICATIONS, Permission.OWNER, Permission.ADMIN, Scope.WRITE})
    @Operation(summary = "Put a cadence policy in force for incidents that begin from now on")
    public Uni<CadencePolicyView> put(@NotNull @Valid CadencePolicyRequest request) {
        return desk.put(request.cadences(), caller.id()).map(CadencePolicyView::of);
    }
}
