package io.muster.comms.cadence;

import java.time.Duration;

/**
 * How soon and how often is told what goes on, at one severity (R55–R57, R65).
 *
 * @param firstInternal the first update inside the company, counted from confirmation; it goes out by itself then
 * @param internal how long an update inside the company may stand before the next one is due
 * @param firstExternal the first update to the outside, counted from confirmation; null where none is owed
 * @param external how long an update to the outside may stand, by how much is known
 */
public record Cadence(Duration firstInternal, Duration internal, Duration firstExternal, External external) {

    /**
     * Cadence follows uncertainty (R65): the less is known, the sooner people want to hear again.
     *
     * @param unknown while the cause is unknown
     * @param known once the cause is known
     * @param mitigated once the impact has ended and a relapse is watched for
     */
    public record External(Duration unknown, Duration known, Duration mitigated) {}

    /** Whether the outside is owed a word at this severity (R56). */
    public boolean owesExternal() {
        return firstExternal != null;
    }
}
