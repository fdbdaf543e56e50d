package io.muster.escalation.channel.messaging;

import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.admin.AdminMessages;
import io.muster.escalation.admin.AdminPage;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.web.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Admins' messages go the way of every page. */
@ApplicationScoped
class QueuedAdminMessages implements AdminMessages {

    private final Deliveries deliveries;
    private final SecretBox secrets;
    private final EscalationConfig config;
    private final Clock clock;

    QueuedAdminMessages(Deliveries deliveries, SecretBox secrets, EscalationConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> send(AdminPage page, Person person, Contact contact) {
        Instant now = clock.instant();
        String link = config.adminLink().orElse("");
        return deliveries.enqueue(new Delivery(
                page.delivery(),
                contact.kind(),
                null,
                StoredJson.write(PagePayload.of(page, person, contact, link, secrets)),
                now,
                config.contactPatience(),
                Delivery.FIRST));
    }
}
