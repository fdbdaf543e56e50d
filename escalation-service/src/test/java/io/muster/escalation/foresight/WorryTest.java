package io.muster.escalation.foresight;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.foresight.Worry.Kind;
import io.muster.escalation.people.Service;
import io.muster.escalation.people.Team;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Change;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.Layer;
import io.muster.escalation.schedule.Restriction;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** It is Friday, 20 November 2026, ten in the morning; two weeks lie ahead. */
class WorryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    /** When Ada's week ends. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Rotation WEEKLY =
            new Rotation(LocalDateTime.parse("2026-01-05T09:00"), ofDays(7), List.of("rami", "ada"));
    private static final Set<DayOfWeek> WORKING_DAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    @Nested
    class Gaps {

        @Test
        void aRotaWithoutHolesGivesNoWorries() {
            assertThat(worries(schedule(Layer.of(WEEKLY)))).isEmpty();
        }

        @Test
        void aRotaThatKeepsToBusinessHoursHasNoGapEachNightButSaysOnceWhatItLeavesOut() {
            Restriction hours = new Restriction(WORKING_DAYS, LocalTime.of(9, 0), LocalTime.of(17, 0));
            Schedule schedule = schedule(layer(Optional.empty(), hours));

            List<Worry> found = worries(schedule);

            assertThat(found).extracting(Worry::kind).containsOnly(Kind.HOURS);
            assertThat(found).extracting(Worry::key).hasSize(5).contains("hours Friday 17:00 until Monday 09:00");
            assertThat(worries(schedule, NOW.plus(ofDays(7))))
                    .extracting(Worry::key)
                    .isSubsetOf(keys(found));
        }

        @Test
        void aRotaThatRunsOutIsToldWithItsDay() {
            Layer layer = layer(Optional.of(LocalDateTime.parse("2026-11-30T09:00")));

            Worry gap = worries(schedule(layer)).getFirst();

            assertThat(gap.kind()).isEqualTo(Kind.GAP);
            assertThat(gap.from()).isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
            assertThat(gap.near()).isFalse();
            assertThat(gap.words())
                    .startsWith("Nobody is on call in Payments from 2026-11-30T09:00+01:00[Europe/Berlin] until ");
        }

        @Test
        void itIsTheSameGapWhenItIsNearAndWhenItHasBegun() {
            Schedule schedule = schedule(layer(Optional.of(LocalDateTime.parse("2026-11-30T09:00"))));

            Worry near =
                    worries(schedule, Instant.parse("2026-11-29T12:00:00Z")).getFirst();
            Worry begun =
                    worries(schedule, Instant.parse("2026-12-02T12:00:00Z")).getFirst();

            assertThat(near.near()).isTrue();
            assertThat(List.of(near.key(), begun.key()))
                    .containsOnly(worries(schedule).getFirst().key());
        }

        @Test
        void aTemporaryScheduleWithAHoleIsTold() {
            Instant from = NOW.plus(ofDays(3));
            Change hole = new Change.Temporary(
                    new UUID(0, 1), from, from.plus(ofHours(5)), List.of(), "everybody is travelling", "amir");

            List<Worry> found = worries(schedule(Layer.of(WEEKLY)).with(Holidays.NONE, List.of(hole)));

            assertThat(found).extracting(Worry::from).containsExactly(from);
        }
    }

    @Nested
    class Overload {

        @Test
        void whoIsAlwaysAloneIsToldOfOnce() {
            Rotation alone = new Rotation(LocalDateTime.parse("2026-01-05T09:00"), ofDays(7), List.of("rami"));
            Schedule schedule = schedule(Layer.of(alone));

            assertThat(keys(worries(schedule))).containsExactly("overload of rami from long ago");
            assertThat(keys(worries(schedule, NOW.plus(ofDays(1))))).isEqualTo(keys(worries(schedule)));
        }

        @Test
        void moreThanEightDaysWithoutABreakIsTheSameWorryEveryDay() {
            Change extra = new Change.Override(new UUID(0, 1), "ada", MONDAY, MONDAY.plus(ofDays(3)), "swap", "amir");
            Schedule schedule = schedule(Layer.of(WEEKLY)).with(Holidays.NONE, List.of(extra));
            List<Worry> today = worries(schedule);

            assertThat(today).extracting(Worry::kind).containsOnly(Kind.OVERLOAD);
            assertThat(worries(schedule, NOW.plus(ofDays(1))))
                    .extracting(Worry::key)
                    .containsExactlyElementsOf(keys(today));
        }
    }

    @Nested
    class Titles {

        @Test
        void eachKindHasItsOwnWords() {
            assertThat(Worry.title(List.of(worry(Kind.GAP)))).isEqualTo("Nobody is on call soon");
            assertThat(Worry.title(List.of(worry(Kind.HOURS)))).isEqualTo("Nobody is on call for a part of the week");
            assertThat(Worry.title(List.of(worry(Kind.OVERLOAD)))).isEqualTo("On call for too long");
        }

        @Test
        void severalAreCalledByTheGravest() {
            List<Worry> several = List.of(worry(Kind.OVERLOAD), worry(Kind.HOURS), worry(Kind.GAP));

            assertThat(Worry.title(several)).isEqualTo("Nobody is on call soon");
            assertThat(several).extracting(Worry::leavesNobody).containsExactly(false, true, true);
        }

        private static Worry worry(Kind kind) {
            return new Worry(kind, "a key", NOW, false, "words");
        }
    }

    @Nested
    class WhoIsTold {

        private final List<Service> services = List.of(new Service("pay", "Pay", "payments", "store", List.of()));

        @Test
        void theLeadOfTheTeamThatTheScheduleIsOnCallFor() {
            assertThat(planners(Optional.of("olga"), "rami", "ada").of("rota")).containsExactly("olga");
        }

        @Test
        void elseItsMembersElseTheAdmins() {
            assertThat(planners(Optional.empty(), "rami", "ada").of("rota")).containsExactly("ada", "rami");
            assertThat(planners(Optional.empty()).of("rota")).containsExactly("amir");
        }

        @Test
        void nobodyForAScheduleThatNobodyIsPagedBy() {
            assertThat(planners(Optional.of("olga")).isUsed("rota")).isTrue();
            assertThat(planners(Optional.of("olga")).isUsed("drafts")).isFalse();
        }

        private Planners planners(Optional<String> lead, String... members) {
            EscalationPolicy policy = new EscalationPolicy(
                    "store",
                    "Store",
                    1,
                    List.of(new Level(List.of(new Target.OfSchedule("rota")), Duration.ofMinutes(5))),
                    0,
                    Duration.ofMinutes(1),
                    Map.of(),
                    Optional.empty());
            Team team = new Team("payments", "Payments", List.of(members), lead);
            return new Planners(services, List.of(team), List.of(policy), List.of("amir"));
        }
    }

    private static List<String> keys(List<Worry> worries) {
        return worries.stream().map(Worry::key).toList();
    }

    private static Layer layer(Optional<LocalDateTime> end, Restriction... hours) {
        return new Layer("rotation", WEEKLY, end, List.of(hours), Layer.OnHolidays.WORKS);
    }

    private static Schedule schedule(Layer layer) {
        return new Schedule("payments", "Payments", BERLIN, List.of(layer), Optional.empty(), Holidays.NONE, List.of());
    }

    private static List<Worry> worries(Schedule schedule) {
        return worries(schedule, NOW);
    }

    private static List<Worry> worries(Schedule schedule, Instant now) {
        return Worry.of(schedule, now, ofDays(14), ofHours(24), ofDays(8));
    }
}
