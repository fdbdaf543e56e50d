package io.muster.comms.updates.rest;

import io.muster.comms.updates.Communications;
import io.muster.comms.updates.UpdateDesk;
import io.muster.comms.updates.UpdateProblem;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The communication of an incident. */
@Path("/incidents/{id}")
class UpdateResource {
    private final UnitOfWork unitOfWork;
    private final Communications communications;
    private final UpdateDesk desk;
    private final HiddenFromViewers hiddenFromViewers;
    private final Caller caller;

    UpdateResource(
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
    @Operation(summary = "How the communication of an incident stands: who speaks, what is promised, what waits")
    public Uni<CommunicationView> get(UUID id) {
        return unitOfWork
                .run(() -> communications.find(id))
                .map(found -> found.orElseThrow(() -> UpdateProblem.unknown(id)))
                .map(CommunicationView::of);
    }

    @GET
    @Path("/updates")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "Everything published, newest first",
            description = "Also what was published of incidents that live on in it: each update names its own")
    public Uni<Page<UpdateView>> list(UUID id, @Valid @BeanParam PageQuery page) {
        UUID after = page.afterId();
        return hiddenFromViewers
                .from(caller)
                .chain(hidden -> unitOfWork.run(() -> communications.isKnown(id).chain(known -> {
                    if (!known) {
                        throw UpdateProblem.unknown(id);
                    }
                    return communications.updates(id, hidden, after, page.rows());
                })))
                .map(updates -> Page.of(
                                updates, page.limit(), update -> update.id().toString())
                        .map(UpdateView::of));
    }

    @POST
    @Path("/updates")
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS})
    @Operation(
            summary =
                    "Publish an update: to the outside by the incident's communications owner, inside by those who work on it")
    public Uni<UpdateView> publish(UUID id, @NotNull @Valid UpdateRequest request) {
        return desk.publish(id, request.wish(), Speakers.of(caller)).map(UpdateView::of);
    }
}
