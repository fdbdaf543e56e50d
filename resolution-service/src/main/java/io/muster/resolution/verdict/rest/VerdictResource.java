package io.muster.resolution.verdict.rest;

import io.muster.resolution.verdict.DeclareVerdict;
import io.muster.resolution.verdict.Declarer;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * Mitigated, resolved, reopened. The first responder who acknowledges may hold the role of commander without the
 * permission, so responders pass the door; who may declare is decided inside.
 */
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class VerdictResource {

    private final DeclareVerdict verdicts;
    private final Caller caller;

    VerdictResource(DeclareVerdict verdicts, Caller caller) {
        this.verdicts = verdicts;
        this.caller = caller;
    }

    @POST
    @Path("/mitigated")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<VerdictView> mitigated(UUID id, @NotNull @Valid MitigatedRequest request) {
        return verdicts.mitigated(id, declarer(), request.impactEndedAt(), request.workaround(), request.reason())
                .map(VerdictView::of);
    }

    @POST
    @Path("/resolved")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<VerdictView> resolved(UUID id, @NotNull @Valid ResolvedRequest request) {
        return verdicts.resolved(id, declarer(), request.summary()).map(VerdictView::of);
    }

    @POST
    @Path("/reopen")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<VerdictView> reopen(UUID id, @NotNull @Valid ReopenRequest request) {
        return verdicts.reopened(id, caller.actor(), request.reason()).map(VerdictView::of);
    }

    private Declarer declarer() {
        return new Declarer(caller.id(), caller.has(Permission.COMMANDER));
    }
}
