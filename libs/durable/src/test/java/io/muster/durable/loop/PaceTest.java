package io.muster.durable.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration DISTANCE = Duration.ofMillis(40);

    private final Pace pace = new Pace(3, DISTANCE, 0);

    @Test
    void theFirstFewBeginAtOnce() {
        IntStream.range(0, 3).forEach(begun -> {
            assertThat(pace.left(0)).isZero();
            pace.began(0);
        });

        assertThat(pace.left(0)).isEqualTo(DISTANCE);
    }

    @Test
    void thenOneBeginsAfterEachDistance() {
        IntStream.range(0, 3).forEach(begun -> pace.began(0));

        long next = DISTANCE.toNanos();
        assertThat(pace.left(next)).isZero();
        pace.began(next);

        assertThat(pace.left(next)).isEqualTo(DISTANCE);
        assertThat(pace.left(next + DISTANCE.toNanos() / 4)).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void afterARestAFewBeginAtOnceAgainAndNoMore() {
        IntStream.range(0, 3).forEach(begun -> pace.began(0));
        long later = Duration.ofHours(1).toNanos();

        IntStream.range(0, 3).forEach(begun -> {
            assertThat(pace.left(later)).isZero();
            pace.began(later);
        });

        assertThat(pace.left(later)).isEqualTo(DISTANCE);
    }
}
