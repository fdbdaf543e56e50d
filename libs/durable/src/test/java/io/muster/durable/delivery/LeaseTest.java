package io.muster.durable.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final long BEGAN = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(8);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** An attempt is left a second more than its time, and what came of it is looked after a quarter of the margin later. */
    private static final Duration LATEST = MARGIN.minusSeconds(1).minusMillis(1250);

    private final Lease lease = new Lease(BEGAN, TIMEOUT, MARGIN);

    @Test
    void anAttemptThatBeginsInTimeIsLookedAfterBeforeItEnds() {
        assertThat(lease.covers(BEGAN)).isTrue();
        assertThat(lease.covers(BEGAN + LATEST.toNanos())).isTrue();
    }

    @Test
    void oneThatBeginsLateWouldOutliveIt() {
        assertThat(lease.covers(BEGAN + LATEST.toNanos() + 1)).isFalse();
        assertThat(lease.covers(BEGAN + Duration.ofMinutes(1).toNanos())).isFalse();
    }
}
