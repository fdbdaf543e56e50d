package io.muster.review.metrics;

import java.time.Duration;
import java.time.Instant;

/** The times by which one side of the company's wall was to hear next, counted in the order of the stream. */
final class DueTimes {

    /** What goes out by itself at its due time is a moment later than that, and in time. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private Instant due;
    private Instant latest = Instant.MIN;
    private boolean missed;
    private int counted;
    private int kept;

    /** Policy asks for the first update by then; null takes that back. */
    void owe(Instant dueAt) {
        if (missed) {
            count(false);
        }
        await(dueAt);
    }

    /** It was told that what was due did not come. */
    void miss(Instant promisedFor) {
        due = due == null ? promisedFor : due;
        missed = due != null;
    }

    /** @param next when the next update is due; null when none is promised */
    void published(Instant at, Instant next) {
        if (due != null) {
            count(!missed && !isOver(at));
        }
        await(next);
    }

    /** Nothing more is owed; what was due by then has not come. */
    void ended(Instant at) {
        if (due != null && (missed || isOver(at))) {
            count(false);
        }
        await(null);
    }

    /** Something happened then. Services' clocks differ, so that this decides only where no update comes at all. */
    void passed(Instant at) {
        latest = at.isAfter(latest) ? at : latest;
    }

    /** Due times that are settled, one that has passed without an update among them. */
    int counted() {
        return counted + (due != null && (missed || isOver(latest)) ? 1 : 0);
    }

    int kept() {
        return kept;
    }

    private boolean isOver(Instant at) {
        return !at.isBefore(due.plus(MOMENT));
    }

    private void await(Instant next) {
        due = next;
        missed = false;
    }

    private void count(boolean inTime) {
        counted++;
        kept += inTime ? 1 : 0;
    }
}
