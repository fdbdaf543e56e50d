package io.muster.escalation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In Berlin, where in 2026 the clocks skip 02:00 to 03:00 on 29 March and go back from 03:00 to 02:00 on 25 October. */
class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} to {1}, at {2}: until {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                // by day
                "13:00, 14:00, 2026-06-10T10:59:59Z, -",
                "13:00, 14:00, 2026-06-10T11:00:00Z, 2026-06-10T12:00:00Z",
                "13:00, 14:00, 2026-06-10T12:00:00Z, -",
                // over midnight
                "22:00, 07:00, 2026-06-10T19:59:59Z, -",
                "22:00, 07:00, 2026-06-10T20:00:00Z, 2026-06-11T05:00:00Z",
                "22:00, 07:00, 2026-06-10T22:30:00Z, 2026-06-11T05:00:00Z",
                "22:00, 07:00, 2026-06-11T04:59:59Z, 2026-06-11T05:00:00Z",
                "22:00, 07:00, 2026-06-11T05:00:00Z, -",
                // the night that is an hour shorter, and the one that is an hour longer
                "22:00, 07:00, 2026-03-29T00:30:00Z, 2026-03-29T05:00:00Z",
                "22:00, 07:00, 2026-10-25T01:30:00Z, 2026-10-25T06:00:00Z",
                // an end in the hour that is skipped comes when the clocks skip
                "22:00, 02:30, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
                "22:00, 02:30, 2026-03-29T01:00:00Z, -",
                // a beginning in it comes then, too
                "02:30, 07:00, 2026-03-29T00:59:59Z, -",
                "02:30, 07:00, 2026-03-29T01:00:00Z, 2026-03-29T05:00:00Z",
                // in the hour that comes twice the first time counts
                "22:00, 02:30, 2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z",
                "22:00, 02:30, 2026-10-25T01:15:00Z, -",
                "02:30, 07:00, 2026-10-25T00:30:00Z, 2026-10-25T06:00:00Z",
            })
    void endOnTheWallClock(LocalTime from, LocalTime until, Instant at, Instant end) {
        assertThat(new QuietHours(from, until).endAfter(at, BERLIN)).isEqualTo(Optional.ofNullable(end));
    }
}
