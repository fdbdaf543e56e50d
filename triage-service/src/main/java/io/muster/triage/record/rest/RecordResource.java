package io.muster.triage.record.rest;

import io.muster.triage.record.TriageIncident;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The incident record and the decisions of triage. */
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RecordResource {

    private final TriageIncident triage;
    private final Caller caller;

    RecordResource(TriageIncident triage, Caller caller) {
        this.triage = triage;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<RecordView> record(UUID id) {
        return triage.get(id).map(RecordView::of);
    }

    @POST
    @Path("/confirm")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> confirm(UUID id, @NotNull @Valid ConfirmRequest request) {
        return triage.confirm(id, request.severity(), request.type(), caller.actor(), request.reason())
                .map(RecordView::of);
    }

    @POST
    @Path("/dismiss")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> dismiss(UUID id, @NotNull @Valid DismissRequest request) {
        return triage.dismiss(id, caller.actor(), request.reason()).map(RecordView::of);
    }

    @POST
    @Path("/severity")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> changeSeverity(UUID id, @NotNull @Valid SeverityRequest request) {
        return triage.chooseSeverity(id, request.severity(), caller.actor(), request.reason())
                .map(RecordView::of);
    }

    @PUT
    @Path("/impact")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> setImpact(UUID id, @NotNull @Valid ImpactRequest request) {
        return triage.setImpact(id, request.toImpact(), caller.actor(), request.reason())
                .map(RecordView::of);
    }
}
