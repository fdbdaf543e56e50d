package io.muster.escalation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.escalation.calendar.CalendarSource.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final URI ADDRESS = URI.create("https://calendars.example/holidays.ics");
    private static final Duration SIX_HOURS = Duration.ofHours(6);

    private final CalendarSource never = CalendarSource.of(Kind.HOLIDAYS, "de", ADDRESS, SIX_HOURS);
    private final CalendarSource fetched = never.fetched(Optional.of("\"v1\""), Optional.empty(), NOW);

    @Test
    void whatWasFetchedIsGoodForTwoTurns() {
        assertThat(never.isStale(NOW)).isTrue();
        assertThat(fetched.isStale(NOW.plus(Duration.ofHours(11)))).isFalse();
        assertThat(fetched.isStale(NOW.plus(Duration.ofHours(12)))).isTrue();
    }

    @Test
    void aFailureIsStaleAndTriedAgainSooner() {
        CalendarSource failed = fetched.failed("HTTP 503", NOW.plusSeconds(60));

        assertThat(failed.isStale(NOW.plusSeconds(60))).isTrue();
        assertThat(failed.fetchedAt()).as("the last good one").contains(NOW);
        assertThat(failed.etag()).as("still the version that is kept").contains("\"v1\"");
        assertThat(fetched.nextAfter(NOW)).isEqualTo(NOW.plus(SIX_HOURS));
        assertThat(failed.nextAfter(NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(90)));
    }

    @Test
    void whatHasNotChangedIsFresh() {
        CalendarSource same = fetched.failed("HTTP 503", NOW).unchanged(NOW.plusSeconds(60));

        assertThat(same.isStale(NOW.plusSeconds(61))).isFalse();
        assertThat(same.etag()).contains("\"v1\"");
    }

    @Test
    void noServerIsAskedAllTheTime() {
        assertThatThrownBy(() -> CalendarSource.of(Kind.SHIFTS, "rota", ADDRESS, Duration.ofSeconds(30)))
                .hasMessage("a calendar is fetched every PT5M to PT168H");
    }
}
