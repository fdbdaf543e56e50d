package io.muster.detection.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void twoSecondsWorthMayComeAtOnceAndThenTheRate() {
        TokenBucket bucket = new TokenBucket(10, NOW);
        for (int i = 0; i < 20; i++) {
            assertThat(bucket.take(1, NOW)).isZero();
        }

        assertThat(bucket.take(1, NOW)).isPositive().isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(bucket.take(1, NOW.plusMillis(100))).isZero();
        assertThat(bucket.take(1, NOW.plusMillis(100))).isPositive();
    }

    @Test
    void aLargeRequestIsTakenAndWorkedOff() {
        TokenBucket bucket = new TokenBucket(10, NOW);

        assertThat(bucket.take(70, NOW)).isZero();
        assertThat(bucket.take(1, NOW)).isEqualTo(Duration.ofMillis(5100));
        assertThat(bucket.take(1, NOW.plusMillis(5100))).isZero();
    }

    @Test
    void aClockThatIsSetBackFillsNothing() {
        TokenBucket bucket = new TokenBucket(1, NOW);
        bucket.take(2, NOW);

        assertThat(bucket.take(1, NOW.minusSeconds(60))).isPositive();
        assertThat(bucket.take(1, NOW.minusSeconds(58))).isZero();
    }
}
