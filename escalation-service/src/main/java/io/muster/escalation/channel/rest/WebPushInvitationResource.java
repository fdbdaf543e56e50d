package io.muster.escalation.channel.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.ChannelProblem;
import io.muster.escalation.channel.Channels;
import io.muster.escalation.channel.SubscribeBrowser;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/people/{id}/web-push-invitation")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
class WebPushInvitationResource {

    private final SubscribeBrowser browsers;
    private final Channels channels;
    private final EscalationConfig config;
    private final Caller caller;

    WebPushInvitationResource(SubscribeBrowser browsers, Channels channels, EscalationConfig config, Caller caller) {
        this.browsers = browsers;
        this.channels = channels;
        this.config = config;
        this.caller = caller;
    }

    /** @param url to be opened on the device, once; a secret */
    record InvitationView(URI url, Instant expiresAt) {}

    @POST
    @RolesAllowed({Permission.ADMIN, Permission.VIEWER})
    @Operation(
            summary = "An address that makes the browser which opens it a contact of the person",
            description = "For oneself, or by an admin. It is good once, for half an hour, and needs no signing in.")
    public Uni<InvitationView> invite(@PathParam("id") String id) {
        if (!caller.has(Permission.ADMIN) && !caller.id().equals(id)) {
            throw new Refusal(ChannelProblem.NOT_YOUR_BROWSER, "You may add browsers of your own only");
        }
        if (channels.webPushKey().isEmpty()) {
            throw new Refusal(ChannelProblem.NOT_SET_UP, "muster.channel.web-push.public-key is not set");
        }
        return browsers.invite(id).map(invited -> new InvitationView(address(invited.token()), invited.expiresAt()));
    }

    private URI address(String token) {
        String base = config.publicUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "web-push/of/" + token);
    }
}
