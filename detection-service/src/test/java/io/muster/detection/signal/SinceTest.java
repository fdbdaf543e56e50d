package io.muster.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void troubleBeganWhenItIsSaid() {
        Instant yesterday = Instant.parse("2026-11-25T10:00:00Z");

        assertThat(Since.told(yesterday, NOW)).isEqualTo(yesterday);
        assertThat(Since.flawIn(yesterday, NOW)).isEmpty();
    }

    @Test
    void whoseClockIsALittleAheadMeansNow() {
        assertThat(Since.told(NOW.plusSeconds(600), NOW)).isEqualTo(NOW);
        assertThat(Since.flawIn(NOW.plusSeconds(600), NOW)).isEmpty();
    }

    @Test
    void anEmptyFieldOfAToolSaysNothing() {
        for (Instant empty :
                new Instant[] {null, Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("-200000-01-01T00:00:00Z")}) {
            assertThat(Since.told(empty, NOW)).isNull();
            assertThat(Since.flawIn(empty, NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-26T10:10:01Z", "2030-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "1026-11-26T10:00:00Z"})
    void noTroubleBeginsAheadOrBeforeThisCentury(Instant said) {
        assertThat(Since.flawIn(said, NOW))
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("since lies"));
    }
}
