package io.muster.durable.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final long BEGAN = 1_000;
    private static final Duration ATTEMPT = Duration.ofSeconds(8);

    private final Lease lease = new Lease(BEGAN, ATTEMPT.plusSeconds(5));

    @Test
    void anAttemptThatBeginsInTimeEndsWithinIt() {
        assertThat(lease.covers(ATTEMPT, BEGAN)).isTrue();
        assertThat(lease.covers(ATTEMPT, BEGAN + Duration.ofSeconds(5).toNanos()))
                .isTrue();
    }

    @Test
    void oneThatBeginsLateWouldOutliveIt() {
        assertThat(lease.covers(ATTEMPT, BEGAN + Duration.ofSeconds(5).toNanos() + 1))
                .isFalse();
        assertThat(lease.covers(ATTEMPT, BEGAN + Duration.ofMinutes(1).toNanos()))
                .isFalse();
    }
}
