package io.muster.board.pages.rest;

import io.muster.board.decisions.Decision;
import io.muster.board.decisions.DecisionProblem;
import io.muster.board.decisions.Rewording;
import io.muster.board.decisions.TakeDecision;
import io.muster.board.decisions.Taking;
import io.muster.board.incidents.CurrentReader;
import io.muster.contracts.Refusal;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Decisions taken where they are shown (R51). */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Tag(name = "pages")
class DecisionsResource {

    @Inject
    TakeDecision decisions;

    @Inject
    CurrentReader current;

    @Inject
    Caller caller;

    @POST
    @Path("incidents/{id}/decisions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Permission.RESPONDER, Permission.COMMANDER, Permission.COMMUNICATIONS, Permission.OWNER})
    @Operation(summary = "Take a decision that the incident waits for; leads back to its page")
    public Uni<RestResponse<TemplateInstance>> take(
            @PathParam("id") UUID id,
            @FormParam("decision") @NotBlank String kind,
            @FormParam("subject") @NotBlank @Size(max = 200) String subject,
            @FormParam("reason") @DefaultValue("") @Size(max = 2000) String reason) {
        String user = caller.id();
        String why = reason.isBlank() ? "decided on the board" : reason;
        return Uni.createFrom()
                .item(() -> new Taking(kindOf(kind), subject, why, caller.token()))
                .flatMap(taking -> decisions.take(id, current.get(), taking))
                .map(done -> RestResponse.<TemplateInstance>seeOther(URI.create("/incidents/" + id)))
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> refused((Refusal) refused, id, user));
    }

    @GET
    @Path("incidents/{id}/draft")
    @RolesAllowed(Permission.COMMUNICATIONS)
    @Operation(summary = "The external update that waits for approval, as a page")
    public Uni<RestResponse<TemplateInstance>> draft(@PathParam("id") UUID id) {
        String user = caller.id();
        return decisions
                .draft(id, current.get(), caller.token())
                .map(found -> found.map(draft -> Templates.draft(id.toString(), draft, user))
                        .orElseGet(() -> Templates.message(
                                "No draft waits", "Nothing is drafted for the customers at the moment.", user)))
                .map(RestResponse::ok)
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> refused((Refusal) refused, id, user));
    }

    @POST
    @Path("incidents/{id}/draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Permission.COMMUNICATIONS)
    @Operation(summary = "Keep other words for the update that waits for approval, or publish it in them")
    public Uni<RestResponse<TemplateInstance>> reword(
            @PathParam("id") UUID id,
            @FormParam("draft") @NotNull UUID draft,
            @FormParam("title") @NotBlank @Size(max = 255) String title,
            @FormParam("text") @NotBlank @Size(max = 10_000) String text,
            @FormParam("then") @DefaultValue("save") @Pattern(regexp = "save|publish") String then) {
        String user = caller.id();
        Rewording words = new Rewording(draft, title.strip(), unixLines(text), caller.token());
        Uni<Void> done = then.equals("publish")
                ? decisions.publish(id, current.get(), words)
                : decisions.reword(id, current.get(), words);
        String next = "/incidents/" + id + (then.equals("publish") ? "" : "/draft");
        return done.map(kept -> RestResponse.<TemplateInstance>seeOther(URI.create(next)))
                .onFailure(Refusal.class)
                .recoverWithItem(refused -> refused((Refusal) refused, id, user));
    }

    /** A form sends its lines as a terminal of old would. */
    private static String unixLines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static Decision.Kind kindOf(String word) {
        return Decision.Kind.of(word)
                .orElseThrow(() -> new Refusal(DecisionProblem.DECISION_UNKNOWN, "no decision is called " + word));
    }

    private static RestResponse<TemplateInstance> refused(Refusal refusal, UUID id, String user) {
        return RestResponse.status(
                RestResponse.Status.fromStatusCode(refusal.code().status()),
                Templates.refused(id.toString(), refusal.code().title(), refusal.detail(), user));
    }
}
