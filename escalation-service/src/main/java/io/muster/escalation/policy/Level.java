package io.muster.escalation.policy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One step of an escalation.
 *
 * @param targets whom it pages
 * @param timeout how long the level has to acknowledge before the next one is paged; seconds matter
 * @param mode whether all targets are paged or one in turn
 * @param acknowledgements how many different people must come before nobody else is paged
 * @param when the level counts
 */
public record Level(List<Target> targets, Duration timeout, Mode mode, int acknowledgements, Condition when) {

    /** How a level's targets are paged. */
    public enum Mode {
        /** All at once. */
        ALL,
        /** One of them; the next run of the policy pages the next. */
        ROUND_ROBIN
    }

    public Level {
        targets = List.copyOf(targets);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(when);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("a level needs time to acknowledge");
        }
        if (acknowledgements < 1) {
            throw new IllegalArgumentException("somebody has to acknowledge");
        }
    }

    /**
     * How many people it stands for at most whose coming counts; of a team there may be any number.
     *
     * @param desks ids of partners' support desks
     */
    long brings(int rounds, Set<String> desks) {
        boolean any = targets.stream().anyMatch(Target.OfTeam.class::isInstance);
        long all = any
                ? Integer.MAX_VALUE
                : targets.stream()
                        .filter(target -> !(target instanceof Target.OfPerson(String id) && desks.contains(id)))
                        .distinct()
                        .count();
        return mode == Mode.ROUND_ROBIN ? Math.min(all, rounds) : all;
    }

    /** All targets at once, always, until one person acknowledges. */
    public Level(List<Target> targets, Duration timeout) {
        this(targets, timeout, Mode.ALL, 1, Condition.ALWAYS);
    }
}
