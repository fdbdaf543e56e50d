package io.muster.detection.silence;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {

    @ParameterizedTest
    @CsvSource({
        // in Berlin it is UTC+1 in winter and UTC+2 in summer; both days are Mondays
        "2026-01-05T00:59:59Z, false",
        "2026-01-05T01:00:00Z, true",
        "2026-01-05T02:59:59Z, true",
        "2026-01-05T03:00:00Z, false",
        "2026-07-06T00:00:00Z, true",
        "2026-07-06T02:00:00Z, false",
        "2026-07-07T00:00:00Z, false"
    })
    void itsHoursAreThoseOfTheClockOnTheWall(Instant now, boolean covered) {
        assertThat(berlin("02:00", "04:00", MONDAY).covers(now)).isEqualTo(covered);
    }

    @Test
    void overMidnightItEndsOnTheNextDay() {
        Recurrence night = berlin("23:00", "01:00", FRIDAY);

        assertThat(night.covers(Instant.parse("2026-01-09T22:30:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-01-09T23:59:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-01-10T00:00:00Z"))).isFalse();
        assertThat(night.covers(Instant.parse("2026-01-09T00:30:00Z"))).isFalse();
    }

    @Test
    void theNightInWhichTheClockIsSetForwardIsAnHourShorter() {
        var window = berlin("01:00", "04:00", SUNDAY)
                .window(Instant.parse("2026-03-29T00:00:00Z"))
                .orElseThrow();

        assertThat(Duration.between(window.start(), window.end())).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void theNightInWhichTheClockIsSetBackIsAnHourLonger() {
        var window = berlin("01:00", "04:00", SUNDAY)
                .window(Instant.parse("2026-10-24T23:30:00Z"))
                .orElseThrow();

        assertThat(Duration.between(window.start(), window.end())).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void anHourThatTheClockSkipsBeginsWhenItIsSetForward() {
        var window = berlin("02:30", "05:00", SUNDAY)
                .window(Instant.parse("2026-03-29T00:00:00Z"))
                .orElseThrow();

        assertThat(window.start()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void anHourThatTheClockSkipsWhollyIsNoWindowAndTheNextWeeksIs() {
        Recurrence skipped = berlin("02:00", "03:00", SUNDAY);

        var window = skipped.window(Instant.parse("2026-03-28T12:00:00Z")).orElseThrow();

        assertThat(window.start()).isEqualTo(Instant.parse("2026-04-05T00:00:00Z"));
        assertThat(berlin("02:30", "03:15", SUNDAY)
                        .window(Instant.parse("2026-03-29T00:59:00Z"))
                        .orElseThrow()
                        .start())
                .isEqualTo(Instant.parse("2026-04-05T00:30:00Z"));
    }

    @Test
    void theNextWindowIsTold() {
        var window = berlin("02:00", "04:00", MONDAY)
                .window(Instant.parse("2026-01-06T12:00:00Z"))
                .orElseThrow();

        assertThat(window.start()).isEqualTo(Instant.parse("2026-01-12T01:00:00Z"));
        assertThat(berlin("02:00", "04:00").window(Instant.EPOCH)).isEmpty();
    }

    private static Recurrence berlin(String from, String until, DayOfWeek... days) {
        return new Recurrence(ZoneId.of("Europe/Berlin"), Set.of(days), LocalTime.parse(from), LocalTime.parse(until));
    }
}
