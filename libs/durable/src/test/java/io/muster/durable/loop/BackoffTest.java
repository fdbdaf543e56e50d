package io.muster.durable.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    @Test
    void doublesUpToTheCap() {
        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.after(6)).isEqualTo(Duration.ofMillis(6400));
        assertThat(backoff.after(7)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void neverEndsAndNeverOverflows() {
        assertThat(backoff.after(1_000_000)).isEqualTo(Duration.ofSeconds(10));
        assertThat(new Backoff(Duration.ofDays(1), Duration.ofDays(2)).after(60))
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void jitterOnlyShortens() {
        assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofMillis(150));
        assertThat(backoff.after(1, 1)).isEqualTo(Duration.ofMillis(200));
    }
}
