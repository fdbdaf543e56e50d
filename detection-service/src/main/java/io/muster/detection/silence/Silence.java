package io.muster.detection.silence;

import io.muster.detection.matching.Matcher;
import io.muster.detection.silence.Recurrence.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps matching alerts from disturbing anyone for a time. The rules are Alertmanager's; a
 * recurrence narrows the time to some hours of the week, and a maintenance window never hides a loss of orders.
 *
 * @param matchers all of them have to match
 * @param endsAt no part of it
 * @param createdBy as the caller wrote it
 * @param setBy who really set it: the person's id, or the name of the integration whose key was used
 * @param recurrence null when it holds from its start to its end
 */
public record Silence(
        UUID id,
        Kind kind,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        Recurrence recurrence,
        String createdBy,
        String comment,
        String setBy,
        Instant updatedAt) {

    /** That one is made of, what it says of services and journeys counted. */
    public static final int MOST_MATCHERS = 100;

    /** What it is for. */
    public enum Kind {
        SILENCE,
        /** Announced work on a part of the store. */
        MAINTENANCE
    }

    /** Where it stands, in Alertmanager's words. */
    public enum State {
        ACTIVE,
        PENDING,
        EXPIRED
    }

    public Silence {
        matchers = List.copyOf(matchers);
    }

    public State stateAt(Instant now) {
        if (!now.isBefore(endsAt)) {
            return State.EXPIRED;
        }
        Window window = windowAt(now);
        if (!now.isBefore(window.end())) {
            return State.EXPIRED;
        }
        return now.isBefore(window.start()) ? State.PENDING : State.ACTIVE;
    }

    /** The time in which it holds now or next; after its end, the whole of it. */
    public Window windowAt(Instant now) {
        Window whole = new Window(startsAt, endsAt);
        Instant from = from(now);
        return recurringAt(now)
                .orElse(recurrence == null ? whole : new Window(startsAt, from.isBefore(endsAt) ? from : endsAt));
    }

    private Instant from(Instant now) {
        return now.isBefore(startsAt) ? startsAt : now;
    }

    private Optional<Window> recurringAt(Instant now) {
        return Optional.ofNullable(recurrence)
                .flatMap(recurring -> recurring.window(from(now)))
                .flatMap(window -> window.within(startsAt, endsAt));
    }

    /** Whether one that recurs holds now, or will before its end. */
    boolean hasWindowFrom(Instant now) {
        return recurringAt(now).isPresent();
    }

    /** Whether it keeps an alert with these labels from disturbing anyone now. */
    public boolean hides(Map<String, String> labels, Instant now) {
        return stateAt(now) == State.ACTIVE && concerns(labels);
    }

    /** The same at any time of its recurrence, wherever its start and end lie. */
    boolean wouldHide(Map<String, String> labels, Instant at) {
        return concerns(labels) && (recurrence == null || recurrence.covers(at));
    }

    private boolean concerns(Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels))
                && !(kind == Kind.MAINTENANCE && LossOfOrders.isTold(labels));
    }

    /** Over from now on. One that had not begun is over without having been. */
    public Silence expired(Instant now) {
        return hasEnded(now) ? this : with(startsAt.isAfter(now) ? now : startsAt, now, setBy, now);
    }

    /** Whether its time is over, however many windows it still had. */
    boolean hasEnded(Instant now) {
        return !now.isBefore(endsAt);
    }

    /**
     * Whether the other can take its place under the same id: the same alerts, and nothing about the past is changed.
     */
    boolean canBecome(Silence other, Instant now) {
        if (!matchers.equals(other.matchers) || kind != other.kind) {
            return false;
        }
        if (!now.isBefore(endsAt)) {
            return false;
        }
        return now.isBefore(startsAt)
                ? !other.startsAt.isBefore(now)
                : other.startsAt.getEpochSecond() == startsAt.getEpochSecond() && !other.endsAt.isBefore(now);
    }

    /** As it is kept anew: it cannot begin in the past. */
    Silence asNew(UUID newId, Instant now) {
        return new Silence(
                newId,
                kind,
                matchers,
                startsAt.isBefore(now) ? now : startsAt,
                endsAt,
                recurrence,
                createdBy,
                comment,
                setBy,
                now);
    }

    private Silence with(Instant start, Instant end, String by, Instant at) {
        return new Silence(id, kind, matchers, start, end, recurrence, createdBy, comment, by, at);
    }
}
