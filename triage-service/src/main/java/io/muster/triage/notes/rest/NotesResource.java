package io.muster.triage.notes.rest;

import io.muster.contracts.Refusal;
import io.muster.contracts.Stage;
import io.muster.triage.notes.Note;
import io.muster.triage.notes.ReadNotes;
import io.muster.triage.notes.RecordedDecision;
import io.muster.triage.notes.WriteNotes;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.WebProblem;
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
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Notes, decisions and checklists of an incident. */
@Path("/incidents/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class NotesResource {

    private final WriteNotes write;
    private final ReadNotes read;
    private final Caller caller;

    NotesResource(WriteNotes write, ReadNotes read, Caller caller) {
        this.write = write;
        this.read = read;
        this.caller = caller;
    }

    @GET
    @Path("/notes")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<NoteView>> notes(UUID id, @Valid @BeanParam PageQuery page) {
        return read.notes(id, uuid(page.after()), page.rows())
                .map(rows -> Page.of(
                                rows, page.limit(), (Note note) -> note.id().toString())
                        .map(NoteView::of));
    }

    /** Also the store owner's business context and what support and marketing hear (R39, R40, R43). */
    @POST
    @Path("/notes")
    @ResponseStatus(201)
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<NoteView> note(UUID id, @NotNull @Valid NoteRequest request) {
        return write.note(id, request.text(), caller.actor()).map(NoteView::of);
    }

    @GET
    @Path("/decisions")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<Page<DecisionView>> decisions(UUID id, @Valid @BeanParam PageQuery page) {
        return read.decisions(id, uuid(page.after()), page.rows())
                .map(rows -> Page.of(
                                rows,
                                page.limit(),
                                (RecordedDecision decision) -> decision.id().toString())
                        .map(DecisionView::of));
    }

    @POST
    @Path("/decisions")
    @ResponseStatus(201)
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.OWNER})
    public Uni<DecisionView> decide(UUID id, @NotNull @Valid DecisionRequest request) {
        return write.decide(
                        id, request.decision(), request.customerImpact(), request.gainOverCustomers(), caller.actor())
                .map(DecisionView::of);
    }

    @GET
    @Path("/checklist")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<ChecklistItemView>> checklist(UUID id) {
        return read.checklist(id)
                .map(lines -> lines.stream().map(ChecklistItemView::of).toList());
    }

    /** Communications and the store owner tick what is to be communicated. */
    @PUT
    @Path("/checklist/{item}")
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER})
    public Uni<ChecklistItemView> tick(UUID id, String item, @NotNull @Valid TickRequest request) {
        var everyStage = caller.has(Permission.RESPONDER) || caller.has(Permission.COMMANDER);
        var stages = everyStage ? EnumSet.allOf(Stage.class) : EnumSet.of(Stage.COMMUNICATE);
        return write.tick(id, item, request.done(), stages, caller.actor()).map(ChecklistItemView::of);
    }

    @GET
    @Path("/conversion-figures")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<ConversionFigureView>> figures(UUID id) {
        return read.figures(id)
                .map(found -> found.stream().map(ConversionFigureView::of).toList());
    }

    /** "Completion is down N % in the last M minutes", as analysts and marketing see it first (R40). */
    @POST
    @Path("/conversion-figures")
    @ResponseStatus(201)
    @Idempotent
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER, Scope.WRITE
    })
    public Uni<ConversionFigureView> figure(UUID id, @NotNull @Valid ConversionFigureRequest request) {
        return write.figure(
                        id,
                        request.journey(),
                        request.segment(),
                        request.roundedPercent(),
                        request.minutes(),
                        request.source(),
                        caller.actor())
                .map(ConversionFigureView::of);
    }

    private static UUID uuid(String position) {
        try {
            return position == null ? null : UUID.fromString(position);
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this list gave out");
        }
    }
}
