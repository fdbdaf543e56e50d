package io.muster.escalation.channel.messaging;

import io.muster.durable.DatabaseNotifications;
import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.WaitingMessages;
import io.muster.escalation.paging.PageMessage;
import io.muster.escalation.paging.PageMessages;
import io.muster.escalation.people.Contact;
import io.muster.web.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages as deliveries: rows first, then attempts by the channel of the contact's kind. */
@ApplicationScoped
class QueuedPageMessages implements PageMessages {

    private final Deliveries deliveries;
    private final DatabaseNotifications notifications;
    private final BundledMessages bundled;
    private final WaitingMessages waiting;
    private final ReplyCodes codes;
    private final SecretBox secrets;
    private final EscalationConfig config;
    private final Clock clock;

    QueuedPageMessages(
            Deliveries deliveries,
            DatabaseNotifications notifications,
            BundledMessages bundled,
            WaitingMessages waiting,
            ReplyCodes codes,
            SecretBox secrets,
            EscalationConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.notifications = notifications;
        this.bundled = bundled;
        this.waiting = waiting;
        this.codes = codes;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> send(PageMessage message) {
        Instant now = clock.instant();
        Contact contact = message.contact();
        List<UUID> pages = List.of(message.page().id());
        return codes.keep(
                        contact.kind(),
                        contact.address(),
                        message.link(),
                        message.person().id(),
                        pages,
                        now)
                .chain(() -> contact.pace()
                        .filter(pace -> pace.holds(message.facts().severity()))
                        .map(pace -> bundled.keep(message, pace, now))
                        .orElseGet(() -> atOnce(message, now)));
    }

    private Uni<Void> atOnce(PageMessage message, Instant now) {
        return deliveries.enqueue(new Delivery(
                message.delivery(),
                message.contact().kind(),
                message.facts().incidentId(),
                StoredJson.write(PagePayload.of(message, secrets)),
                now,
                config.contactPatience(),
                Turns.of(message.facts().severity())));
    }

    @Override
    public Uni<Optional<Instant>> heldUntil(UUID delivery, Instant now) {
        return waiting.heldUntil(delivery, now);
    }

    @Override
    public Uni<Void> hurry(UUID incidentId) {
        return bundled.hurry(incidentId, clock.instant()).chain(() -> deliveries.sendFirst(incidentId));
    }

    @Override
    public Uni<Void> withdraw(UUID pageId) {
        return notifications.notify(WithdrawnPages.CHANNEL, pageId.toString());
    }
}
