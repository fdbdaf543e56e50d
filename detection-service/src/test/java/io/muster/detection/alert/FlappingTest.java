package io.muster.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.alert.Flapping.Limit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlappingTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Limit LIMIT = new Limit(4, Duration.ofMinutes(10));

    @Test
    void itFlapsFromTheFourthChangeInTenMinutesOn() {
        Flapping three = changed(Flapping.never(), 0, 60, 120);

        assertThat(three.isFlappingAt(NOW.plusSeconds(120), LIMIT)).isFalse();
        assertThat(changed(three, 180).isFlappingAt(NOW.plusSeconds(180), LIMIT))
                .isTrue();
    }

    @Test
    void itIsCalmTenMinutesAfterTheLastChange() {
        Flapping flapping = changed(Flapping.never(), 0, 60, 120, 180);

        assertThat(flapping.calmAt(LIMIT)).hasValue(NOW.plusSeconds(780));
        assertThat(flapping.isFlappingAt(NOW.plusSeconds(779), LIMIT)).isTrue();
        assertThat(flapping.isFlappingAt(NOW.plusSeconds(780), LIMIT)).isFalse();
    }

    @Test
    void changesThatAreFarApartDoNotCount() {
        assertThat(changed(Flapping.never(), 0, 400, 800, 1200).calmAt(LIMIT)).isEmpty();
    }

    @Test
    void onlySoManyAreKept() {
        Flapping flapping = Flapping.never();
        for (int i = 0; i < 100; i++) {
            flapping = flapping.changed(NOW.plusSeconds(i));
        }

        assertThat(flapping.changes()).hasSize(Flapping.MOST).endsWith(NOW.plusSeconds(99));
    }

    private static Flapping changed(Flapping flapping, long... seconds) {
        for (long second : seconds) {
            flapping = flapping.changed(NOW.plusSeconds(second));
        }
        return flapping;
    }
}
