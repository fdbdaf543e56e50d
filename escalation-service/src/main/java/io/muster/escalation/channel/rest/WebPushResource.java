package io.muster.escalation.channel.rest;

import io.muster.escalation.channel.Channels;
import io.muster.escalation.channel.SubscribeBrowser;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page behind an invitation's address, by which a browser becomes a contact. */
@Path("/web-push/of/{token}")
@Tag(name = "channels")
class WebPushResource {

    private static final int GONE = 410;

    private final SubscribeBrowser browsers;
    private final Channels channels;
    private final RoutingContext request;

    WebPushResource(SubscribeBrowser browsers, Channels channels, RoutingContext request) {
        this.browsers = browsers;
        this.channels = channels;
        this.request = request;
    }

    /** @param key what the browser subscribes with; empty text when the invitation is over */
    record PushPage(String title, String text, String key) {}

    @CheckedTemplate(basePath = "webpush")
    static class Templates {
        static native TemplateInstance subscribe(PushPage page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    @Operation(summary = "A page with a button by which the browser subscribes to a person's pages")
    public Uni<Response> page(@PathParam("token") String token) {
        keepSecret();
        return browsers.invited(token).map(person -> person.isEmpty() ? over() : invitation(person.get()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            summary = "The browser has subscribed: it is a contact now, and gets a message that verifies it",
            description = "The body is what PushSubscription.toJSON() says.")
    public Uni<Void> subscribe(@PathParam("token") String token, @NotBlank @Size(max = 2000) String subscription) {
        keepSecret();
        return browsers.subscribe(token, subscription);
    }

    private Response invitation(String person) {
        PushPage page = new PushPage(
                "Pages on this device",
                "This browser will be told when " + person + " is paged. It asks for your permission first.",
                channels.webPushKey().orElse(""));
        return respond(200, page);
    }

    private static Response over() {
        return respond(
                GONE,
                new PushPage(
                        "This address is good no more",
                        "It was used, or it is older than half an hour. Ask for another one.",
                        ""));
    }

    private static Response respond(int status, PushPage page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.subscribe(page).render())
                .build();
    }

    /** The address is the secret: it goes to no other site and into no cache. */
    private void keepSecret() {
        request.addHeadersEndHandler(ignored ->
                request.response().putHeader("Referrer-Policy", "no-referrer").putHeader("Cache-Control", "no-store"));
    }
}
