package io.muster.comms.updates.rest;

import io.muster.comms.updates.Communications;
import io.muster.comms.updates.Draft;
import io.muster.comms.updates.UpdateDesk;
import io.muster.durable.UnitOfWork;
import io.muster.web.Caller;
import io.muster.web.Idempotent;
import io.muster.web.Page;
import io.muster.web.PageQuery;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Words for the outside that wait for the communications owner. */
@Path("/drafts")
class DraftResource {
    private final UnitOfWork unitOfWork;
    private final Communications communications;
    private final UpdateDesk desk;
    private final HiddenFromViewers hiddenFromViewers;
    private final Caller caller;

    DraftResource(
            UnitOfWork unitOfWork,
            Communications communications,
            UpdateDesk desk,
            HiddenFromViewers hiddenFromViewers,
            Caller caller) {
        this.unitOfWork = unitOfWork;
        this.communications = communications;
        this.desk = desk;
        this.hiddenFromViewers = hiddenFromViewers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary =
                    "Drafts, newest first; those that wait unless another state is asked for, of one incident or of all")
    public Uni<Page<DraftView>> list(
            @QueryParam("incident") UUID incident,
            @QueryParam("state") @DefaultValue("open") @Pattern(regexp = "open|approved|dropped|all") String state,
            @Valid @BeanParam PageQuery page) {
        UUID after = page.afterId();
        String wanted = state.equals("all") ? null : state;
        return hiddenFromViewers
                .from(caller)
                .chain(hidden ->
                        unitOfWork.run(() -> communications.drafts(incident, wanted, hidden, after, page.rows())))
                .map(drafts -> Page.of(drafts, page.limit(), draft -> draft.id().toString())
                        .map(DraftView::of));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Permission.COMMUNICATIONS)
    @Operation(summary = "Change the words of an open draft; by the incident's communications owner")
    public Uni<DraftView> edit(UUID id, @NotNull @Valid DraftRequest request) {
        Uni<Draft> edited = desk.edit(id, request.title(), request.text(), Speakers.of(caller));
        return edited.map(DraftView::of);
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    @RolesAllowed(Permission.COMMUNICATIONS)
    @Operation(summary = "Publish a draft as it stands; by the incident's communications owner")
    public Uni<UpdateView> approve(UUID id) {
        return desk.approve(id, Speakers.of(caller)).map(UpdateView::of);
    }
}
