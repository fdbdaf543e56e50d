package io.muster.resolution.mitigation.rest;

import io.muster.resolution.mitigation.Mitigate;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What other systems are asked to do in an incident. Accepted means durable; the outcome comes with the stream. */
@Path("/incidents/{id}/mitigations")
@Produces(MediaType.APPLICATION_JSON)
class IncidentMitigationsResource {

    private final Mitigate mitigate;
    private final Caller caller;

    IncidentMitigationsResource(Mitigate mitigate, Caller caller) {
        this.mitigate = mitigate;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<MitigationView>> ofIncident(UUID id) {
        return mitigate.ofIncident(id)
                .map(all -> all.stream().map(MitigationView::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<MitigationView> propose(UUID id, @NotNull @Valid ProposeRequest request) {
        return mitigate.propose(id, request.action(), request.reason(), caller.actor())
                .map(MitigationView::of);
    }
}
