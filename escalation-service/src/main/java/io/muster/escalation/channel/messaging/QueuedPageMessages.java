package io.muster.escalation.channel.messaging;

import io.muster.durable.DatabaseNotifications;
import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ReplyCode;
import io.muster.escalation.paging.PageLink;
import io.muster.escalation.paging.PageLinks;
import io.muster.escalation.paging.PageMessage;
import io.muster.escalation.paging.PageMessages;
import io.muster.web.SecretBox;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Messages as deliveries: rows first, then attempts by the channel of the contact's kind. */
@ApplicationScoped
class QueuedPageMessages implements PageMessages {

    private final Deliveries deliveries;
    private final DatabaseNotifications notifications;
    private final InstalledChannels channels;
    private final PageLinks links;
    private final SecretBox secrets;
    private final EscalationConfig config;
    private final Clock clock;

    QueuedPageMessages(
            Deliveries deliveries,
            DatabaseNotifications notifications,
            InstalledChannels channels,
            PageLinks links,
            SecretBox secrets,
            EscalationConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.notifications = notifications;
        this.channels = channels;
        this.links = links;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> send(PageMessage message) {
        Instant now = clock.instant();
        return replyCode(message, now)
                .chain(() -> deliveries.enqueue(new Delivery(
                        message.delivery(),
                        message.contact().kind(),
                        message.facts().incidentId(),
                        StoredJson.write(PagePayload.of(message, secrets)),
                        now,
                        config.contactPatience())));
    }

    /** Where people answer by writing back, the code in the message is kept as the link is. */
    private Uni<Void> replyCode(PageMessage message, Instant now) {
        boolean writesBack = channels.of(message.contact().kind())
                .filter(channel -> channel.abilities().can(Answer.REPLY))
                .isPresent();
        if (!writesBack) {
            return Uni.createFrom().voidItem();
        }
        String token = ReplyCode.token(message.contact().address(), ReplyCode.besides(message.link()));
        return links.add(new PageLink(
                Secrets.sha256(token), message.page().id(), message.page().person(), now.plus(config.linkLifetime())));
    }

    @Override
    public Uni<Void> withdraw(UUID pageId) {
        return notifications.notify(WithdrawnPages.CHANNEL, pageId.toString());
    }
}
