package io.muster.escalation.channel.rest;

import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.Channels;
import io.muster.escalation.channel.Channels.Channel;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ways to people's devices, for who enters a contact. */
@Path("/channels")
@Tag(name = "channels")
@Produces(MediaType.APPLICATION_JSON)
class ChannelsResource {

    private final Channels channels;

    ChannelsResource(Channels channels) {
        this.channels = channels;
    }

    /** @param webPushKey the application server key that a browser subscribes with; null when web push is not set up */
    @RegisterForReflection
    record ChannelsView(List<ChannelView> channels, String webPushKey) {}

    /**
     * @param kind what a contact of it says as its kind
     * @param answers how a page is answered from the message itself
     * @param longest characters of a message
     * @param tellsFailure whether a message that was taken and did not arrive after all goes on to the next contact
     * @param lacking what has to be set before it can be used; null when it can be used
     */
    @RegisterForReflection
    record ChannelView(String kind, List<String> answers, int longest, boolean tellsFailure, String lacking) {

        static ChannelView of(Channel channel) {
            return new ChannelView(
                    channel.name(),
                    channel.abilities().answers().stream()
                            .sorted()
                            .map(ChannelView::inWords)
                            .toList(),
                    channel.abilities().longest(),
                    channel.abilities().tellsFailure(),
                    channel.lacking().orElse(null));
        }

        private static String inWords(Answer answer) {
            return answer.name().toLowerCase(Locale.ROOT);
        }
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The channels, what their messages can do, and what is not set up")
    public ChannelsView all() {
        return new ChannelsView(
                channels.all().stream().map(ChannelView::of).toList(),
                channels.webPushKey().orElse(null));
    }
}
