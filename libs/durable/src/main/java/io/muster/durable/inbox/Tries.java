package io.muster.durable.inbox;

import io.muster.durable.loop.Backoff;
import java.time.Duration;

/** What to do about a record that failed again: the memory of one record's attempts. */
public final class Tries {

    /** The next step. */
    public sealed interface Step {
        record TryAgain(Duration after) implements Step {}

        /** The record is dead; the problem in one line. */
        record Bury(String problem) implements Step {}
    }

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final int limit;
    private int failures;
    private int same;
    private String last;

    /** @param limit how often the same failure in a row makes a record dead */
    public Tries(int limit) {
        this.limit = limit;
    }

    /** Trouble that passes is tried for ever and forgets what was counted before. */
    public Step failed(Throwable failure) {
        failures++;
        if (Failures.isUndecodable(failure)) {
            return new Step.Bury(Failures.describe(failure));
        }
        if (Failures.passes(failure)) {
            last = null;
            return new Step.TryAgain(BACKOFF.after(failures));
        }
        String signature = Failures.signature(failure);
        same = signature.equals(last) ? same + 1 : 1;
        last = signature;
        if (same < limit) {
            return new Step.TryAgain(BACKOFF.after(same));
        }
        same = 0; // a burial that fails as well is no reason to hurry
        return new Step.Bury(Failures.describe(failure));
    }

    public int failures() {
        return failures;
    }
}
