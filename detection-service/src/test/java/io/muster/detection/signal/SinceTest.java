package io.muster.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SinceTest {

    @Test
    void aTimeThatNoTroubleOfOursCanHaveBegunAtSaysNothing() {
        Instant yesterday = Instant.parse("2026-11-25T10:00:00Z");

        assertThat(Since.told(yesterday)).isEqualTo(yesterday);
        assertThat(Since.told(Instant.parse("0001-01-01T00:00:00Z"))).isNull();
        assertThat(Since.told(Instant.parse("-200000-01-01T00:00:00Z"))).isNull();
        assertThat(Since.told(null)).isNull();
    }
}
