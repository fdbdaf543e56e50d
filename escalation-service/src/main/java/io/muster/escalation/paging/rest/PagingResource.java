package io.muster.escalation.paging.rest;

import io.muster.escalation.paging.AnswerPage;
import io.muster.escalation.paging.AskForHelp;
import io.muster.escalation.paging.Called;
import io.muster.escalation.paging.ReadEscalation;
import io.muster.escalation.paging.RunEscalation;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Tag(name = "paging")
@Produces(MediaType.APPLICATION_JSON)
class PagingResource {

    private final ReadEscalation escalations;
    private final AnswerPage pages;
    private final RunEscalation run;
    private final AskForHelp help;
    private final Caller caller;

    PagingResource(ReadEscalation escalations, AnswerPage pages, RunEscalation run, AskForHelp help, Caller caller) {
        this.escalations = escalations;
        this.pages = pages;
        this.run = run;
        this.help = help;
        this.caller = caller;
    }

    @GET
    @Path("incidents/{id}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The escalation of an incident: pages with their attempts, roles, tasks")
    public Uni<IncidentView> incident(@PathParam("id") UUID id) {
        return escalations.of(id).map(IncidentView::of);
    }

    @POST
    @Path("incidents/{id}/apply-policy")
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Permission.RESPONDER})
    @Operation(
            summary = "Follow the policy as it is now, from level 1",
            description = "A run keeps the version it began with; newerPolicyVersion tells that there is another.")
    public Uni<IncidentView> applyPolicy(@PathParam("id") UUID id) {
        return run.applyPolicy(id, caller.id()).chain(() -> escalations.of(id)).map(IncidentView::of);
    }

    @POST
    @Path("pages/{id}/acknowledge")
    @RolesAllowed(Permission.VIEWER)
    @Operation(
            summary = "Answer a page",
            description = "The paged person, or any responder for them. Acknowledging again changes nothing.")
    public Uni<PageView> acknowledge(@PathParam("id") UUID id) {
        return pages.acknowledge(id, caller.id(), caller.has(Permission.RESPONDER))
                .map(PageView::of);
    }

    @POST
    @Path("pages/{id}/decline")
    @RolesAllowed(Permission.VIEWER)
    @Operation(
            summary = "Say that the paged person cannot come",
            description =
                    "The paged person, or any responder for them. When nobody else of the level is still asked, the"
                            + " next level is paged at once. Who has acknowledged cannot stay, as by attendance with"
                            + " cannot. Declining again changes nothing.")
    public Uni<PageView> decline(@PathParam("id") UUID id) {
        return pages.decline(id, caller.id(), caller.has(Permission.RESPONDER)).map(PageView::of);
    }

    /** @param note says why nobody was paged, if so */
    record CalledView(List<PageView> pages, String note) {

        static CalledView of(Called called) {
            return new CalledView(called.pages().stream().map(PageView::of).toList(), called.note());
        }
    }

    @POST
    @Path("pages/{id}/escalate")
    @RolesAllowed(Permission.VIEWER)
    @Operation(
            summary = "Page the next level now and stay on it",
            description =
                    "The paged person, or any responder. Changes nothing once every level was paged, nor for the same person"
                            + " while those whom they asked for have their time.")
    public Uni<CalledView> escalate(@PathParam("id") UUID id) {
        return pages.escalate(id, caller.id(), caller.has(Permission.RESPONDER)).map(CalledView::of);
    }

    /** @param team key of the team @param reason what is needed */
    record HelpRequest(
            @NotBlank @Size(max = 100) String team,
            @NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("incidents/{id}/help")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER})
    @Operation(
            summary = "Ask another team for help",
            description =
                    "Pages who stands for the team now: level 1 of the policy of its first service, else the whole"
                            + " team. Answering such a page does not end the escalation.")
    public Uni<CalledView> help(@PathParam("id") UUID id, @NotNull @Valid HelpRequest request) {
        return help.of(id, request.team(), request.reason(), caller.id()).map(CalledView::of);
    }

    @POST
    @Path("pages/{id}/send")
    @RolesAllowed(Permission.RESPONDER)
    @Operation(summary = "Send a page that is held because its cause is long ago")
    public Uni<PageView> send(@PathParam("id") UUID id) {
        return pages.release(id, caller.id()).map(PageView::of);
    }
}
