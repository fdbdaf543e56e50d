package io.muster.local;

import java.time.Duration;
import java.time.Instant;

/** What the person at the terminal reads while the suite starts. */
final class Console {
    private final Instant start = Instant.now();

    synchronized void say(String line) {
        System.out.println(line);
    }

    /** One part of the suite is up. */
    void ready(String part, String where) {
        say("  %-20s ready after %5.1f s   %s".formatted(part, elapsed().toMillis() / 1000.0, where));
    }

    Duration elapsed() {
        return Duration.between(start, Instant.now());
    }
}
