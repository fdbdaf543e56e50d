package io.muster.escalation.paging;

import io.muster.durable.Timers;
import io.muster.escalation.StoredJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * The timers of paging. Each has a key of its own and none is taken back: what fires too late finds that its time has
 * passed. Replacing or removing a timer would wait for one that is firing, which waits for us.
 */
@ApplicationScoped
public class PagingTimers {

    public static final String TRIAGE_OVERDUE = "triage-overdue";
    public static final String LEVEL = "page-level";
    public static final String TRY_AGAIN = "page-again";
    public static final String CONTACT = "page-contact";
    public static final String REMINDER = "page-reminder";
    public static final String ANSWER = "page-answer";
    public static final String TAKEN = "page-taken";

    private final Timers timers;

    PagingTimers(Timers timers) {
        this.timers = timers;
    }

    /** What a timer knows of its purpose; round and level are 0 where they mean nothing. */
    @RegisterForReflection
    public record Purpose(UUID incidentId, UUID escalationId, int round, int level) {

        /** @throws IllegalStateException when the payload is of another timer */
        public static Purpose of(String payload) {
            return StoredJson.read(payload, Purpose.class);
        }
    }

    Uni<Void> set(Effect.AwaitVerdict wait) {
        return set(
                TRIAGE_OVERDUE, wait.incidentId().toString(), wait.until(), new Purpose(wait.incidentId(), null, 0, 0));
    }

    Uni<Void> set(Effect.AwaitAcknowledgement wait) {
        Purpose purpose = new Purpose(wait.incidentId(), wait.escalationId(), wait.round(), wait.level());
        return set(LEVEL, keyOf(purpose) + ":" + wait.until(), wait.until(), purpose);
    }

    Uni<Void> set(Effect.TryAgain again) {
        Purpose purpose = new Purpose(again.incidentId(), again.escalationId(), 0, 0);
        return set(TRY_AGAIN, again.escalationId() + ":" + again.at(), again.at(), purpose);
    }

    /** What the timer of a contact knows. */
    @RegisterForReflection
    public record NextContact(UUID incidentId, UUID pageId, int plan, int step) {

        /** @throws IllegalStateException when the payload is of another timer */
        public static NextContact of(String payload) {
            return StoredJson.read(payload, NextContact.class);
        }
    }

    /** What the timer of a page that waits for its answer knows. */
    @RegisterForReflection
    public record Unanswered(UUID incidentId, UUID pageId) {

        /** @throws IllegalStateException when the payload is of another timer */
        public static Unanswered of(String payload) {
            return StoredJson.read(payload, Unanswered.class);
        }
    }

    /** What the timer of a message that waits for its provider knows. */
    @RegisterForReflection
    public record Untaken(UUID incidentId, UUID pageId, UUID delivery) {

        /** @throws IllegalStateException when the payload is of another timer */
        public static Untaken of(String payload) {
            return StoredJson.read(payload, Untaken.class);
        }
    }

    /** What the timer of an acknowledgement knows. */
    @RegisterForReflection
    public record Reminder(UUID incidentId, UUID escalationId, Instant acknowledgedAt) {

        /** @throws IllegalStateException when the payload is of another timer */
        public static Reminder of(String payload) {
            return StoredJson.read(payload, Reminder.class);
        }
    }

    Uni<Void> set(Effect.AwaitContact wait) {
        NextContact purpose = new NextContact(wait.incidentId(), wait.pageId(), wait.plan(), wait.step());
        String key = wait.pageId() + ":" + wait.plan() + ":" + wait.step();
        return timers.schedule(CONTACT, key, wait.at(), StoredJson.write(purpose));
    }

    Uni<Void> set(Effect.AwaitAnswer wait) {
        Unanswered purpose = new Unanswered(wait.incidentId(), wait.pageId());
        return timers.schedule(ANSWER, wait.pageId().toString(), wait.until(), StoredJson.write(purpose));
    }

    Uni<Void> set(Effect.AwaitTaken wait) {
        Untaken purpose = new Untaken(wait.incidentId(), wait.pageId(), wait.delivery());
        return timers.schedule(TAKEN, wait.delivery() + ":" + wait.until(), wait.until(), StoredJson.write(purpose));
    }

    Uni<Void> set(Effect.AwaitEnd wait) {
        Reminder purpose = new Reminder(wait.incidentId(), wait.escalationId(), wait.acknowledgedAt());
        String key = wait.escalationId() + ":" + wait.acknowledgedAt();
        return timers.schedule(REMINDER, key, wait.until(), StoredJson.write(purpose));
    }

    private static String keyOf(Purpose purpose) {
        return purpose.escalationId() + ":" + purpose.round() + ":" + purpose.level();
    }

    private Uni<Void> set(String kind, String key, Instant dueAt, Purpose purpose) {
        return timers.schedule(kind, key, dueAt, StoredJson.write(purpose));
    }
}
