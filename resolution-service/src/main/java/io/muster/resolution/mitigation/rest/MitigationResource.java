package io.muster.resolution.mitigation.rest;

import io.muster.resolution.mitigation.Mitigate;
import io.muster.web.Caller;
import io.muster.web.Discretion;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** One use of a mitigation action. */
@Path("/mitigations/{id}")
@Produces(MediaType.APPLICATION_JSON)
class MitigationResource {

    private final Mitigate mitigate;
    private final Caller caller;
    private final Discretion discretion;

    MitigationResource(Mitigate mitigate, Caller caller, Discretion discretion) {
        this.mitigate = mitigate;
        this.caller = caller;
        this.discretion = discretion;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<MitigationView> mitigation(UUID id) {
        return mitigate.get(id)
                .call(mitigation -> discretion.hides(mitigation.incident()).invoke(hidden -> {
                    if (hidden) {
                        throw Mitigate.unknown(id);
                    }
                }))
                .map(MitigationView::of);
    }

    @POST
    @Path("/approve")
    @ResponseStatus(202)
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.OWNER})
    public Uni<MitigationView> approve(UUID id) {
        return mitigate.approve(
                        id,
                        new Mitigate.Approver(
                                caller.id(), caller.has(Permission.COMMANDER), caller.has(Permission.OWNER)))
                .map(MitigationView::of);
    }
}
