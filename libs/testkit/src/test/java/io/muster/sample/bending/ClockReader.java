package io.muster.sample.bending;

import java.time.Instant;

/** Domain code that reads the time instead of getting it. */
public record ClockReader(Instant now) {
    static ClockReader read() {
        return new ClockReader(Instant.now());
    }
}
