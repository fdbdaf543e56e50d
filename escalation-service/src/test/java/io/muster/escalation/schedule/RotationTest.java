package io.muster.escalation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void peopleTakeTurnsInOrder() {
        Rotation rotation = new Rotation(LocalDateTime.parse("2026-01-05T09:00"), WEEK, List.of("ada", "rami", "cora"));

        assertThat(personAt(rotation, "2026-01-05T09:00:00+01:00")).isEqualTo("ada");
        assertThat(personAt(rotation, "2026-01-12T08:59:59+01:00")).isEqualTo("ada");
        assertThat(personAt(rotation, "2026-01-12T09:00:00+01:00")).isEqualTo("rami");
        assertThat(personAt(rotation, "2026-01-19T09:00:00+01:00")).isEqualTo("cora");
        assertThat(personAt(rotation, "2026-01-26T09:00:00+01:00")).isEqualTo("ada");
    }

    @Test
    void theHandOffStaysAtNineWhenTheClocksAreSetForward() {
        Rotation rotation = new Rotation(LocalDateTime.parse("2026-03-27T09:00"), DAY, List.of("ada", "rami"));

        OnCall shift =
                rotation.onCallAt(Instant.parse("2026-03-28T20:00:00Z"), BERLIN).orElseThrow();

        assertThat(shift.person()).isEqualTo("rami");
        assertThat(shift.since()).isEqualTo(Instant.parse("2026-03-28T08:00:00Z"));
        assertThat(shift.until()).as("09:00 in summer time").isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
        assertThat(Duration.between(shift.since(), shift.until())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void theHandOffStaysAtNineWhenTheClocksAreSetBack() {
        Rotation rotation = new Rotation(LocalDateTime.parse("2026-10-23T09:00"), DAY, List.of("ada", "rami"));

        OnCall shift =
                rotation.onCallAt(Instant.parse("2026-10-24T20:00:00Z"), BERLIN).orElseThrow();

        assertThat(Duration.between(shift.since(), shift.until())).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void aHandOffInTheSkippedHourHappensWhenTheClocksSkip() {
        Rotation rotation = new Rotation(LocalDateTime.parse("2026-03-28T02:30"), DAY, List.of("ada", "rami"));

        assertThat(personAt(rotation, "2026-03-29T00:59:59Z")).isEqualTo("ada");
        assertThat(personAt(rotation, "2026-03-29T01:00:00Z")).isEqualTo("rami");
    }

    @Test
    void aHandOffInTheHourThatComesTwiceHappensOnce() {
        Rotation rotation = new Rotation(LocalDateTime.parse("2026-10-24T02:30"), DAY, List.of("ada", "rami"));

        assertThat(personAt(rotation, "2026-10-25T00:29:59Z")).isEqualTo("ada");
        assertThat(personAt(rotation, "2026-10-25T00:30:00Z")).isEqualTo("rami");
        assertThat(personAt(rotation, "2026-10-25T01:29:59Z"))
                .as("02:29:59 again")
                .isEqualTo("rami");
        assertThat(personAt(rotation, "2026-10-25T01:30:00Z")).as("02:30 again").isEqualTo("rami");
    }

    @Test
    void nobodyIsOnCallBeforeTheFirstShiftOrWithoutPeople() {
        Rotation rotation = new Rotation(LocalDateTime.parse("2026-01-05T09:00"), WEEK, List.of("ada"));
        Rotation empty = new Rotation(LocalDateTime.parse("2026-01-05T09:00"), WEEK, List.of());

        assertThat(rotation.onCallAt(Instant.parse("2026-01-05T07:59:59Z"), BERLIN))
                .isEmpty();
        assertThat(empty.onCallAt(Instant.parse("2026-02-05T07:59:59Z"), BERLIN))
                .isEmpty();
    }

    @Test
    void aShiftOfSecondsIsRefused() {
        assertThatThrownBy(
                        () -> new Rotation(LocalDateTime.parse("2026-01-05T09:00"), Duration.ofSeconds(5), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Exactly one person is on call at any instant: shifts join without gap or overlap, in order, in every zone. */
    @Test
    void shiftsJoinWithoutGapOrOverlapInEveryZone() {
        Random random = new Random(42);
        List<Duration> shifts = List.of(
                Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(8), Duration.ofHours(12), DAY, WEEK);
        for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            ZoneId zone = ZoneId.of(id);
            if (zone.getRules() == null) {
                continue; // not of IANA: the iCalendar library adds names of its own
            }
            Duration shift = shifts.get(random.nextInt(shifts.size()));
            Rotation rotation = new Rotation(
                    LocalDateTime.parse("2026-01-01T00:00").plusMinutes(random.nextInt(1440)),
                    shift,
                    List.of("ada", "rami", "cora"));
            Instant around = aroundAClockChange(zone, random);
            assertShiftsJoin(rotation, zone, around);
        }
    }

    private static Instant aroundAClockChange(ZoneId zone, Random random) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.parse("2026-01-10T00:00:00Z"));
        Instant middle = change == null ? Instant.parse("2026-06-01T00:00:00Z") : change.getInstant();
        return middle.plusSeconds(random.nextInt(-7200, 7200));
    }

    private static void assertShiftsJoin(Rotation rotation, ZoneId zone, Instant around) {
        OnCall shift = rotation.onCallAt(around, zone).orElseThrow();
        assertThat(shift.since()).isBeforeOrEqualTo(around);
        assertThat(shift.until()).isAfter(around);
        for (int i = 0; i < 5; i++) {
            OnCall last = rotation.onCallAt(shift.until().minusNanos(1), zone).orElseThrow();
            OnCall next = rotation.onCallAt(shift.until(), zone).orElseThrow();
            assertThat(last).as("%s, end of a shift of %s", zone, rotation).isEqualTo(shift);
            assertThat(next.since()).as("%s, next shift of %s", zone, rotation).isEqualTo(shift.until());
            assertThat(next.until()).isAfter(next.since());
            shift = next;
        }
    }

    private static String personAt(Rotation rotation, String at) {
        return rotation.onCallAt(ZonedDateTime.parse(at).toInstant(), BERLIN)
                .orElseThrow()
                .person();
    }
}
