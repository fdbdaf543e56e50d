package io.muster.escalation.channel.messaging;

import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.durable.Timers;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.WaitingMessages;
import io.muster.escalation.channel.WaitingMessages.Waiting;
import io.muster.escalation.channel.messaging.PagePayload.Bundled;
import io.muster.escalation.paging.PageLink;
import io.muster.escalation.paging.PageMessage;
import io.muster.escalation.paging.RunEscalation;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Pace;
import io.muster.web.SecretBox;
import io.muster.web.Secrets;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages that wait for their contact's pace. Each has a timer of its own; the first that is due takes along whatever else
 * waits for the contact, so that the later ones find nothing left to do.
 */
@ApplicationScoped
class BundledMessages {

    static final String DUE = "page-message";

    /** So many that the shortest message still names all of them. */
    private static final int MOST_PAGES = 10;

    private static final Duration COUNTED = Duration.ofMinutes(1);

    private final WaitingMessages waiting;
    private final RunEscalation escalation;
    private final Deliveries deliveries;
    private final Timers timers;
    private final ReplyCodes codes;
    private final SecretBox secrets;
    private final EscalationConfig config;

    BundledMessages(
            WaitingMessages waiting,
            RunEscalation escalation,
            Deliveries deliveries,
            Timers timers,
            ReplyCodes codes,
            SecretBox secrets,
            EscalationConfig config) {
        this.waiting = waiting;
        this.escalation = escalation;
        this.deliveries = deliveries;
        this.timers = timers;
        this.codes = codes;
        this.secrets = secrets;
        this.config = config;
    }

    /** What a timer knows. @param perMinute null where nothing limits the messages to the contact */
    @RegisterForReflection
    record Purpose(String contact, String kind, Integer perMinute) {

        static Purpose of(String payload) {
            return StoredJson.read(payload, Purpose.class);
        }

        Instant free(List<Instant> sent, Instant now) {
            return new Pace(Duration.ZERO, Optional.ofNullable(perMinute)).free(sent, now);
        }
    }

    /** Keeps the message until its contact may be written to. Joins the caller's transaction. */
    Uni<Void> keep(PageMessage message, Pace pace, Instant now) {
        Contact contact = message.contact();
        String key = Secrets.sha256(message.person().id() + "\n" + contact.kind() + "\n" + contact.address());
        Instant due = pace.due(message.facts().severity(), now);
        Waiting row = new Waiting(
                message.delivery(),
                key,
                contact.kind(),
                message.page().id(),
                message.facts().incidentId(),
                due,
                StoredJson.write(PagePayload.of(message, secrets)));
        Purpose purpose = new Purpose(key, contact.kind(), pace.perMinute().orElse(null));
        return waiting.add(row)
                .chain(() -> timers.schedule(DUE, message.delivery().toString(), due, StoredJson.write(purpose)));
    }

    /** Sends what waits for the contact, unless too much was sent lately. Joins the timer's transaction. */
    Uni<Void> due(String timer, Purpose purpose, Instant now) {
        return waiting.take(purpose.contact()).chain(this::stillWanted).chain(wanted -> {
            if (wanted.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            return waiting.sentSince(purpose.contact(), now.minus(COUNTED)).chain(sent -> {
                Instant free = purpose.free(sent, now);
                return free.isAfter(now)
                        ? waiting.postpone(purpose.contact(), free).chain(() -> later(timer, purpose, free))
                        : send(timer, purpose, wanted, now);
            });
        });
    }

    private Uni<Void> later(String timer, Purpose purpose, Instant at) {
        return timers.schedule(DUE, timer, at, StoredJson.write(purpose));
    }

    private Uni<List<Waiting>> stillWanted(List<Waiting> found) {
        List<UUID> gone = new ArrayList<>();
        return InTurn.collect(
                        found,
                        message -> escalation
                                .wants(message.pageId(), message.delivery())
                                .invoke(wanted -> {
                                    if (!wanted) {
                                        gone.add(message.delivery());
                                    }
                                })
                                .replaceWith(message))
                .call(() -> waiting.drop(gone))
                .map(all -> all.stream()
                        .filter(message -> !gone.contains(message.delivery()))
                        .toList());
    }

    private Uni<Void> send(String timer, Purpose purpose, List<Waiting> wanted, Instant now) {
        List<Waiting> batch = wanted.stream().limit(MOST_PAGES).toList();
        List<Bundled> pages = batch.stream()
                .map(message -> new Bundled(message.delivery(), StoredJson.read(message.payload(), PagePayload.class)))
                .toList();
        UUID delivery = pages.getFirst().delivery();
        return payload(purpose.kind(), pages, now)
                .chain(payload -> deliveries.enqueue(new Delivery(
                        delivery,
                        purpose.kind(),
                        payload.incidentId(),
                        StoredJson.write(payload),
                        now,
                        config.contactPatience(),
                        Turns.of(payload.severity()))))
                .chain(() -> waiting.sent(batch.stream().map(Waiting::delivery).toList(), delivery, now))
                .chain(() -> wanted.size() > batch.size()
                        ? later(timer, purpose, now)
                        : Uni.createFrom().voidItem());
    }

    private Uni<PagePayload> payload(String kind, List<Bundled> pages, Instant now) {
        PagePayload first = pages.getFirst().page();
        if (pages.size() == 1) {
            return Uni.createFrom().item(first.releasedAt(now));
        }
        String token = Secrets.randomToken();
        String link = PageLink.address(config.publicUrl(), token);
        List<UUID> ids = pages.stream().map(one -> one.page().pageId()).toList();
        return codes.addEach(token, first.person(), ids, now)
                .chain(() -> codes.keep(kind, first.address(), link, first.person(), ids, now))
                .replaceWith(PagePayload.bundled(pages, link, now, secrets));
    }

    /** The incident is a SEV1 now: its messages wait no longer. Joins the caller's transaction. */
    Uni<Void> hurry(UUID incidentId, Instant now) {
        return waiting.of(incidentId).chain(found -> InTurn.each(found, message -> hurry(message, now)));
    }

    private Uni<Void> hurry(Waiting message, Instant now) {
        PagePayload page = StoredJson.read(message.payload(), PagePayload.class).raised();
        Purpose unlimited = new Purpose(message.contact(), message.kind(), null);
        return waiting.replace(message.delivery(), StoredJson.write(page))
                .chain(() -> later("raised:" + message.delivery(), unlimited, now));
    }
}
