package io.muster.triage.record.rest;

import io.muster.triage.record.TriageIncident;
import io.muster.triage.record.TriageIncident.Told;
import io.muster.triage.record.WholeRecord;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The incident record and the decisions of triage. */
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RecordResource {

    private final TriageIncident triage;
    private final WholeRecord whole;
    private final Caller caller;

    RecordResource(TriageIncident triage, WholeRecord whole, Caller caller) {
        this.triage = triage;
        this.whole = whole;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<RecordView> record(UUID id) {
        return whole.get(id).map(RecordView::of);
    }

    @POST
    @Path("/confirm")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> confirm(UUID id, @NotNull @Valid ConfirmRequest request) {
        return triage.confirm(
                        id, request.severity(), request.type(), request.service(), caller.actor(), request.reason())
                .flatMap(this::view);
    }

    @POST
    @Path("/dismiss")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> dismiss(UUID id, @NotNull @Valid DismissRequest request) {
        return triage.dismiss(id, caller.actor(), request.reason()).flatMap(this::view);
    }

    /** Also the store owner's: what is at stake for the store may make it graver than triage sees. */
    @POST
    @Path("/severity")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.OWNER})
    public Uni<RecordView> changeSeverity(UUID id, @NotNull @Valid SeverityRequest request) {
        var worksOnIncidents = caller.has(Permission.RESPONDER) || caller.has(Permission.COMMANDER);
        return triage.chooseSeverity(id, request.severity(), caller.actor(), worksOnIncidents, request.reason())
                .flatMap(this::view);
    }

    @PUT
    @Path("/impact")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> setImpact(UUID id, @NotNull @Valid ImpactRequest request) {
        return triage.setImpact(id, request.toImpact(), caller.actor(), request.reason())
                .flatMap(this::view);
    }

    /** The incident lives on in another, whose record is the answer; this id stands for it from now on. */
    @POST
    @Path("/merge")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<RecordView> merge(UUID id, @NotNull @Valid MergeRequest request) {
        return triage.merge(id, request.into(), caller.actor(), request.reason())
                .flatMap(this::view);
    }

    /** Part of the incident goes on as one of its own; it is known in a moment, under the id that is answered. */
    @POST
    @Path("/split")
    @ResponseStatus(202)
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    public Uni<SplitView> split(UUID id, @NotNull @Valid SplitRequest request) {
        return triage.split(id, request.toPart(), caller.actor(), request.reason())
                .map(SplitView::new);
    }

    private Uni<RecordView> view(Told told) {
        return whole.get(told.record().id()).map(RecordView::of);
    }
}
