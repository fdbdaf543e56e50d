package io.muster.escalation.auditor;

import java.time.Duration;
import java.time.Instant;

/** The sign to the outside that all is well. Silence is the alarm: none is given while anything is wrong, or nobody looks. */
final class Heartbeat {

    private final Duration every;
    private final Runnable beat;
    private Instant beatAt = Instant.MIN;

    /** @param beat gives the sign; must not block */
    Heartbeat(Duration every, Runnable beat) {
        this.every = every;
        this.beat = beat;
    }

    /** The auditor has looked. A clock that was set back delays no sign. */
    void looked(boolean allWell, Instant now) {
        boolean due = beatAt.equals(Instant.MIN) || now.isBefore(beatAt) || !now.isBefore(beatAt.plus(every));
        if (allWell && due) {
            beatAt = now;
            beat.run();
        }
    }
}
