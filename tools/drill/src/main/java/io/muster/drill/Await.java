package io.muster.drill;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what the suite must do by itself. */
final class Await {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private Await() {}

    /**
     * Asks again and again until there is an answer. Trouble while asking counts as no answer yet, so that a service may
     * restart meanwhile.
     *
     * @param what for the message of the failure
     * @throws DrillFailure when there is none within the limit
     */
    static <T> T until(String what, Duration limit, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + limit.toNanos();
        RuntimeException last = null;
        while (System.nanoTime() < deadline) {
            try {
                Optional<T> answer = question.get();
                if (answer.isPresent()) {
                    return answer.get();
                }
                last = null;
            } catch (Suite.Unreachable e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE);
        }
        String because = last == null ? "" : " (" + last.getMessage() + ")";
        throw new DrillFailure("not within " + limit.toSeconds() + " s: " + what + because, last);
    }

    /** Waits until the condition holds. */
    static void that(String what, Duration limit, Supplier<Boolean> condition) {
        until(what, limit, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }
}
