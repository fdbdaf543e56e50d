package io.muster.escalation.paging.rest;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.escalation.paging.AnswerPage;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.paging.LinkAnswer;
import io.muster.escalation.paging.PageAnswer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The link in a message. Whoever holds it is the paged person, so nobody signs in; looking at it changes nothing, since
 * mail scanners open links; only the page's buttons answer. The token appears in no answer and no log.
 */
@Path("/a")
@Tag(name = "acknowledge link")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class AcknowledgeLinkResource {

    private static final int GONE = 410;

    private final AnswerPage pages;
    private final RoutingContext request;

    AcknowledgeLinkResource(AnswerPage pages, RoutingContext request) {
        this.pages = pages;
        this.request = request;
    }

    /** @param button whether the page offers to answer */
    record LinkPage(String title, String text, String incident, String what, String severity, boolean button) {}

    @CheckedTemplate(basePath = "acknowledge")
    static class Templates {
        static native TemplateInstance link(LinkPage page);
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "A page with a button that acknowledges; looking at it changes nothing")
    public Uni<Response> look(@PathParam("token") String token) {
        keepSecret();
        return pages.look(token).map(AcknowledgeLinkResource::answer);
    }

    @POST
    @Path("/{token}")
    @Operation(
            summary = "Answer the page that the link was sent with",
            description = "acknowledge (the default), decline, or escalate: the next level is paged and you stay on it")
    public Uni<Response> answer(
            @PathParam("token") String token, @QueryParam("answer") @DefaultValue("acknowledge") PageAnswer answer) {
        keepSecret();
        return pages.answer(token, answer, AcknowledgedBy.LINK).map(AcknowledgeLinkResource::answer);
    }

    /** The address is the secret: it goes to no other site and into no cache. Set last, over the service's defaults. */
    private void keepSecret() {
        request.addHeadersEndHandler(ignored ->
                request.response().putHeader("Referrer-Policy", "no-referrer").putHeader("Cache-Control", "no-store"));
    }

    private static Response answer(LinkAnswer answer) {
        return switch (answer) {
            case LinkAnswer.Open open ->
                page(
                        200,
                        open.facts(),
                        "Acknowledge this page?",
                        "Why you: " + open.page().reason(),
                        true);
            case LinkAnswer.Acknowledged done ->
                page(200, done.facts(), "Acknowledged", "Thank you. " + done.follows(), false);
            case LinkAnswer.Declined declined ->
                page(200, declined.facts(), "Declined", "Others are asked for. You need not do anything.", false);
            case LinkAnswer.Escalated escalated ->
                page(
                        200,
                        escalated.facts(),
                        escalated.asked() ? "The next level is paged" : "Nobody is left to ask",
                        escalated.asked()
                                ? "You stay on it. Acknowledge once you are on it."
                                : "Every level was paged already. Acknowledge if it is yours.",
                        true);
            case LinkAnswer.Used used ->
                page(GONE, used.facts(), "Already acknowledged", "By " + used.by() + " at " + used.at() + ".", false);
            case LinkAnswer.Ended ended ->
                page(GONE, ended.facts(), "No answer is needed any more", "Because " + ended.why() + ".", false);
            case LinkAnswer.Expired expired ->
                respond(
                        GONE,
                        new LinkPage(
                                "This link has expired",
                                "Acknowledge on the incident board.",
                                "INC-" + expired.facts().number(),
                                "",
                                "",
                                false));
            case LinkAnswer.Unknown ignored ->
                respond(
                        404,
                        new LinkPage("This link is not known", "Check that it was copied whole.", "", "", "", false));
        };
    }

    private static Response page(int status, Facts facts, String title, String text, boolean button) {
        String severity = facts.severity() + (facts.confirmed() ? ", confirmed" : ", not confirmed yet");
        return respond(status, new LinkPage(title, text, "INC-" + facts.number(), facts.what(), severity, button));
    }

    private static Response respond(int status, LinkPage page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.link(page).render())
                .build();
    }
}
