package io.muster.escalation.admin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One admin is told of the notices of a batch, over one contact after the other until a provider takes the message. A
 * page is a row before it is a message.
 *
 * @param batch what was decided together: all admins are paged for the same notices
 * @param what the notices, in words
 * @param since when the first of them came
 * @param contact place of the contact that is tried, in the person's order, counted from 0
 * @param delivery of the message to that contact; the provider's idempotency key
 * @param stateAt since when it stands so
 * @param problem why no contact could be reached
 */
public record AdminPage(
        UUID id,
        UUID batch,
        String person,
        String what,
        Instant since,
        Instant decidedAt,
        int contact,
        UUID delivery,
        State state,
        Instant stateAt,
        Optional<String> problem) {

    private static final int MOST_LINES = 10;

    /** Where a page stands. */
    public enum State {
        SENDING,
        HANDED_OVER,
        FAILED
    }

    public AdminPage {
        Objects.requireNonNull(id);
        Objects.requireNonNull(batch);
        Objects.requireNonNull(delivery);
        Objects.requireNonNull(problem);
    }

    /** @param notices at least one, the oldest first */
    static AdminPage of(UUID id, UUID batch, String person, List<Notice> notices, UUID delivery, Instant now) {
        Instant since = notices.getFirst().at();
        return new AdminPage(
                id, batch, person, words(notices), since, now, 0, delivery, State.SENDING, now, Optional.empty());
    }

    private static String words(List<Notice> notices) {
        if (notices.size() == 1) {
            return notices.getFirst().what();
        }
        String first = String.join(
                "; ", notices.stream().limit(MOST_LINES).map(Notice::what).toList());
        int more = notices.size() - MOST_LINES;
        return notices.size() + " times: " + first + (more > 0 ? "; and " + more + " more" : "");
    }

    /** Whether a message of this delivery may still go out. */
    boolean wants(UUID aDelivery) {
        return state == State.SENDING && delivery.equals(aDelivery);
    }

    /** Whether a message of this delivery is on its way or was taken by a provider. */
    boolean mayHaveArrived(UUID aDelivery) {
        return state != State.FAILED && delivery.equals(aDelivery);
    }

    AdminPage next(UUID nextDelivery) {
        return new AdminPage(
                id,
                batch,
                person,
                what,
                since,
                decidedAt,
                contact + 1,
                nextDelivery,
                State.SENDING,
                stateAt,
                Optional.empty());
    }

    AdminPage handedOver(Instant at) {
        return ended(State.HANDED_OVER, at, Optional.empty());
    }

    AdminPage failed(String why, Instant at) {
        return ended(State.FAILED, at, Optional.of(why));
    }

    private AdminPage ended(State end, Instant at, Optional<String> why) {
        return new AdminPage(id, batch, person, what, since, decidedAt, contact, delivery, end, at, why);
    }
}
