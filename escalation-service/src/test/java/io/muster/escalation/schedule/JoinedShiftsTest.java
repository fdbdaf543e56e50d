package io.muster.escalation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.escalation.schedule.Layer.OnHolidays;
import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a person would call one shift: it ends where somebody hands off, whichever layer or change names them meanwhile. */
class JoinedShiftsTest {

    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-01-05T09:00");
    private static final Instant FROM = at("2026-12-21T09:00:00+01:00");
    private static final Instant UNTIL = at("2026-12-28T09:00:00+01:00");

    private final Layer weekly = layer(Duration.ofDays(7), OnHolidays.WORKS, "ada", "rami");

    @Test
    void goOnWhereAnotherLayerNamesTheSamePerson() {
        Schedule schedule = christmas(weekly, layer(Duration.ofDays(1), OnHolidays.ONLY, "rami", "ada"));

        assertThat(schedule.stretches(FROM, UNTIL))
                .extracting(stretch -> stretch.person().orElseThrow(), Stretch::from, Stretch::until)
                .containsExactly(
                        tuple("ada", FROM, at("2026-12-25T09:00:00+01:00")),
                        tuple("rami", at("2026-12-25T09:00:00+01:00"), at("2026-12-26T09:00:00+01:00")),
                        tuple("ada", at("2026-12-26T09:00:00+01:00"), UNTIL));
        assertThat(schedule.nextAfter(at("2026-12-25T12:00:00+01:00"), Duration.ofDays(7))
                        .map(OnCall::until))
                .contains(UNTIL);
        assertThat(Outlook.of(schedule, FROM, UNTIL).shares())
                .extracting(Outlook.Share::person, Outlook.Share::shifts)
                .containsExactly(tuple("ada", 2), tuple("rami", 1));
    }

    @Test
    void goOnWhereAChangeNamesTheSamePerson() {
        Change own = new Change.Override(
                new UUID(0, 1), "ada", FROM.plusSeconds(3600), FROM.plusSeconds(7200), "swapped back", "ada");
        Schedule schedule = christmas(weekly).with(Holidays.NONE, List.of(own));

        assertThat(schedule.onCallAt(FROM)).contains(new OnCall("ada", FROM, UNTIL));
    }

    @Test
    void endByAHandOffToOneself() {
        Schedule schedule = christmas(layer(Duration.ofDays(7), OnHolidays.WORKS, "ada"));

        assertThat(schedule.onCallAt(FROM)).contains(new OnCall("ada", FROM, UNTIL));
    }

    @Test
    void haveAnEndWhereOnePersonIsInEveryLayer() {
        Rotation always = new Rotation(LocalDateTime.parse("2020-01-01T00:00"), Duration.ofDays(3650), List.of("ada"));
        Restriction office = new Restriction(EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0), LocalTime.of(17, 0));
        Schedule schedule = christmas(
                Layer.of(always), new Layer("office", always, Optional.empty(), List.of(office), OnHolidays.WORKS));

        assertThat(schedule.onCallAt(at("2026-01-07T12:00:00+01:00")))
                .contains(new OnCall("ada", at("2026-01-07T09:00:00+01:00"), at("2026-01-07T17:00:00+01:00")));
    }

    /** Half a million hand-offs of a year that nobody sees are not looked at to find one shift's ends. */
    @Test
    void areFoundWithoutWhatIsCovered() {
        Layer yearly = layer(Duration.ofDays(365), OnHolidays.WORKS, "ada", "rami");
        Restriction never = new Restriction(EnumSet.of(DayOfWeek.SUNDAY), LocalTime.of(1, 0), LocalTime.of(1, 1));
        Rotation minutes = new Rotation(MONDAY, Duration.ofMinutes(1), List.of("cora", "amir"));
        Layer christmas = new Layer("christmas", minutes, Optional.empty(), List.of(never), OnHolidays.ONLY);
        Schedule schedule = christmas(Layer.of(minutes), yearly, christmas);

        assertThat(schedule.onCallAt(FROM))
                .contains(new OnCall("ada", at("2026-01-05T09:00:00+01:00"), at("2027-01-05T09:00:00+01:00")));
        assertThat(schedule.stretches(FROM, at("2027-01-06T09:00:00+01:00")))
                .extracting(stretch -> stretch.person().orElseThrow())
                .containsExactly("ada", "rami");
    }

    private static Layer layer(Duration shift, OnHolidays onHolidays, String... people) {
        return new Layer(
                "layer", new Rotation(MONDAY, shift, List.of(people)), Optional.empty(), List.of(), onHolidays);
    }

    private static Schedule christmas(Layer... layers) {
        Holidays days = Holidays.on(List.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26")));
        return new Schedule(
                "s", "S", ZoneId.of("Europe/Berlin"), List.of(layers), Optional.of("berlin"), days, List.of());
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
