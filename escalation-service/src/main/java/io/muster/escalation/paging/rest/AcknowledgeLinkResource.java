package io.muster.escalation.paging.rest;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.escalation.paging.AnswerLink;
import io.muster.escalation.paging.PageAnswer;
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
import java.util.Optional;
import java.util.UUID;
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

    private final AnswerLink links;
    private final RoutingContext request;

    AcknowledgeLinkResource(AnswerLink links, RoutingContext request) {
        this.links = links;
        this.request = request;
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "A page with buttons that answer; looking at it changes nothing")
    public Uni<Response> look(
            @PathParam("token") String token, @QueryParam("answer") @DefaultValue("acknowledge") PageAnswer first) {
        keepSecret();
        return links.look(token).map(answer -> respond(LinkPage.of(answer, first)));
    }

    @POST
    @Path("/{token}")
    @Operation(
            summary = "Answer the pages that the link was sent with",
            description = "acknowledge (the default), decline, or escalate: the next level is paged and you stay on it."
                    + " A message may have told of several pages; page answers for one of them alone.")
    public Uni<Response> answer(
            @PathParam("token") String token,
            @QueryParam("answer") @DefaultValue("acknowledge") PageAnswer answer,
            @QueryParam("page") UUID page) {
        keepSecret();
        return links.answer(token, answer, AcknowledgedBy.LINK, Optional.ofNullable(page))
                .chain(done -> page == null ? Uni.createFrom().item(done) : links.look(token))
                .map(done -> respond(LinkPage.of(done, PageAnswer.ACKNOWLEDGE)));
    }

    /** The address is the secret: it goes to no other site and into no cache. Set last, over the service's defaults. */
    private void keepSecret() {
        request.addHeadersEndHandler(ignored ->
                request.response().putHeader("Referrer-Policy", "no-referrer").putHeader("Cache-Control", "no-store"));
    }

    private static Response respond(LinkPage page) {
        return Response.status(page.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page.render())
                .build();
    }
}
