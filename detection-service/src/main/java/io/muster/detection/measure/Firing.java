package io.muster.detection.measure;

import java.time.Duration;
import java.time.Instant;

/**
 * A rule that fires for a segment.
 *
 * @param since when what it fires about began
 * @param heldAt when the rule last did not say that all is well
 * @param toldAt when its alert was last sent
 * @param until null while it fires
 */
public record Firing(Instant since, Instant heldAt, Instant toldAt, Instant until) {

    /** An alert that fires is sent again so often, and ends by itself if it is not. */
    public static final Duration AGAIN = Duration.ofSeconds(30);

    public static final Duration LEASE = Duration.ofMinutes(3);

    /** What was not told for so long fires no more: nobody knows whether it does. */
    public static final Duration LOST_AFTER = Duration.ofMinutes(15);

    /** What is to be told to the engine. */
    public enum Tell {
        NOTHING,
        FIRING,
        RESOLVED
    }

    /** @param firing null when there is none */
    public record Step(Firing firing, Tell tell) {}

    /**
     * What comes of a verdict.
     *
     * @param now the firing of before; null when there was none
     */
    public static Step after(Firing firing, Verdict verdict, Duration clearAfter, Instant now) {
        if (firing == null) {
            return verdict.holds()
                    ? new Step(new Firing(began(verdict, now), now, now, null), Tell.FIRING)
                    : new Step(null, Tell.NOTHING);
        }
        return switch (verdict.answer()) {
            case HOLDS, LINGERS -> firing.goesOn(now);
            case UNKNOWN -> new Step(firing.unknown(now), Tell.NOTHING);
            case FINE ->
                now.isBefore(firing.heldAt().plus(clearAfter))
                        ? firing.told(now)
                        : new Step(new Firing(firing.since, firing.heldAt, now, now), Tell.RESOLVED);
        };
    }

    /** Not told: when it stays so the alert's lease runs out and it is lost, which is not resolved. */
    private Firing unknown(Instant now) {
        return now.isBefore(toldAt.plus(LOST_AFTER)) ? this : new Firing(since, heldAt, toldAt, now);
    }

    private Step goesOn(Instant now) {
        return new Firing(since, now, toldAt, null).told(now);
    }

    private Step told(Instant now) {
        return now.isBefore(toldAt.plus(AGAIN))
                ? new Step(this, Tell.NOTHING)
                : new Step(new Firing(since, heldAt, now, null), Tell.FIRING);
    }

    private static Instant began(Verdict verdict, Instant now) {
        Instant began = Minutes.start(verdict.since());
        return began.isAfter(now) ? now : began;
    }
}
