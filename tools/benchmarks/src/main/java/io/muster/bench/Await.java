package io.muster.bench;

import java.time.Duration;

/** Waiting until something holds, with little work of its own. */
final class Await {

    private static final Duration LOOKS = Duration.ofMillis(5);

    /** How long a system has to do next to nothing to be taken as idle. */
    private static final Duration CALM = Duration.ofMillis(500);

    private static final double NEXT_TO_NOTHING = 0.06;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Await() {}

    /** What is waited for. */
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    static void until(Condition condition) throws InterruptedException {
        until(condition, LOOKS);
    }

    private static void until(Condition condition, Duration every) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited for " + PATIENCE.toSeconds() + " s in vain");
            }
            Thread.sleep(every);
        }
    }

    /** Until nothing waits that the target accepted. */
    static void caughtUp(Target target) throws InterruptedException {
        until(() -> target.waiting() == 0, Duration.ofMillis(100));
    }

    /** Until nothing waits and the target uses no more processor time than when nobody asks it for anything. */
    static void idle(Target target) throws InterruptedException {
        caughtUp(target);
        until(
                () -> {
                    Usage before = Usage.of(target);
                    Thread.sleep(CALM);
                    Duration used = Usage.of(target).since(before).total();
                    return used.toNanos() <= NEXT_TO_NOTHING * CALM.toNanos();
                },
                LOOKS);
    }
}
