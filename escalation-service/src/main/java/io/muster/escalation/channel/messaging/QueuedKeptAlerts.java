package io.muster.escalation.channel.messaging;

import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.messaging.KeptAlertChannel.KeptAnswer;
import io.muster.escalation.paging.ContactAttempt;
import io.muster.escalation.paging.KeptAlerts;
import io.muster.escalation.paging.Page;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is said of kept alerts, as deliveries: the id follows from the message's and the word, so that each is said once. */
@ApplicationScoped
class QueuedKeptAlerts implements KeptAlerts {

    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final String MESSAGE = "select payload, id from delivery where id = ?1 and payload is not null";

    private final Set<String> kinds;
    private final Deliveries deliveries;
    private final Clock clock;

    QueuedKeptAlerts(@All List<KeptAlertChannel> channels, Deliveries deliveries, Clock clock) {
        this.kinds = channels.stream().map(KeptAlertChannel::kind).collect(Collectors.toUnmodifiableSet());
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public Uni<Void> say(Word word, UUID incidentId, Page page, String by) {
        List<ContactAttempt> alerts = page.attempts().stream()
                .filter(attempt -> kinds.contains(attempt.channel()))
                .filter(attempt -> attempt.outcome() == ContactAttempt.Outcome.HANDED_OVER)
                .toList();
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : InTurn.each(alerts, alert -> say(word, incidentId, page, alert, by));
    }

    private Uni<Void> say(Word word, UUID incidentId, Page page, ContactAttempt alert, String by) {
        return Sql.rows(MESSAGE, alert.delivery()).chain(rows -> {
            if (rows.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            PagePayload message = StoredJson.read((String) rows.getFirst()[0], PagePayload.class);
            KeptAnswer answer = new KeptAnswer(page.id(), word, by, message.sealedSecret());
            Instant now = clock.instant();
            return deliveries.enqueue(new Delivery(
                    idOf(alert.delivery(), word),
                    KeptAlertChannel.nameFor(alert.channel()),
                    incidentId,
                    StoredJson.write(answer),
                    now,
                    PATIENCE));
        });
    }

    private static UUID idOf(UUID message, Word word) {
        return UUID.nameUUIDFromBytes((word + " " + message).getBytes(StandardCharsets.UTF_8));
    }
}
