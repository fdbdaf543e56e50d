package io.muster.escalation.policy;

import java.time.Duration;
import java.util.List;

/**
 * One step of an escalation.
 *
 * @param targets all paged at once
 * @param timeout how long the level has to acknowledge before the next one is paged; seconds matter
 */
public record Level(List<Target> targets, Duration timeout) {

    public Level {
        targets = List.copyOf(targets);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("a level needs time to acknowledge");
        }
    }
}
