package io.muster.detection.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.matching.Matcher;
import io.muster.detection.silence.Silence.Kind;
import io.muster.detection.silence.Silence.State;
import io.muster.detection.silence.SilencePolicy.Decision;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SilenceTest {

    /** A Monday. */
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private static final UUID NEXT = UUID.fromString("019aa000-0000-7000-8000-000000000002");
    private static final Map<String, String> PAYMENTS = Map.of("alertname", "Down", "service", "payments");

    @Test
    void itHidesWhatAllMatchersMatchWhileItIsActive() {
        Silence silence = silence(Kind.SILENCE, NOW, NOW.plusSeconds(60), null);

        assertThat(silence.hides(PAYMENTS, NOW)).isTrue();
        assertThat(silence.hides(Map.of("service", "search"), NOW)).isFalse();
        assertThat(silence.hides(PAYMENTS, NOW.minusSeconds(1))).isFalse();
        assertThat(silence.hides(PAYMENTS, NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void aMaintenanceWindowNeverHidesALossOfOrders() {
        Silence maintenance = silence(Kind.MAINTENANCE, NOW, NOW.plusSeconds(60), null);
        Map<String, String> fewerOrders = Map.of("alertname", "Down", "service", "payments", "loss", "orders");

        assertThat(maintenance.hides(PAYMENTS, NOW)).isTrue();
        assertThat(maintenance.hides(fewerOrders, NOW)).isFalse();
        assertThat(silence(Kind.SILENCE, NOW, NOW.plusSeconds(60), null).hides(fewerOrders, NOW))
                .as("a silence is somebody's decision about this very alert")
                .isTrue();
    }

    @Test
    void aRecurringOneHoldsInItsHours() {
        Recurrence noon = new Recurrence(
                ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.parse("11:00"), LocalTime.parse("13:00"));
        Silence silence = silence(Kind.SILENCE, NOW.minusSeconds(600), NOW.plusSeconds(8 * 86_400), noon);

        assertThat(silence.stateAt(NOW)).isEqualTo(State.ACTIVE);
        assertThat(silence.windowAt(NOW).start()).as("not before the series").isEqualTo(NOW.minusSeconds(600));
        assertThat(silence.stateAt(NOW.plusSeconds(3600))).isEqualTo(State.PENDING);
        assertThat(silence.stateAt(NOW.plusSeconds(7 * 86_400))).isEqualTo(State.ACTIVE);
        assertThat(silence.stateAt(NOW.plusSeconds(7 * 86_400 + 3600)))
                .as("no hour is left before the series ends")
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void oneWhoseWindowsAllLieOutsideOfItIsRefused() {
        Recurrence night = new Recurrence(
                ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.parse("02:00"), LocalTime.parse("13:00"));
        Silence oneDay = silence(Kind.SILENCE, NOW.minusSeconds(3600), NOW.plusSeconds(86_400), night);

        assertThat(SilencePolicy.flawIn(oneDay, NOW)).isEmpty();
        assertThat(SilencePolicy.flawIn(oneDay, NOW.plusSeconds(3600)))
                .as("the last window is over")
                .hasValueSatisfying(flaw -> assertThat(flaw).contains("would never hold"));
        assertThat(SilencePolicy.flawIn(
                        silence(Kind.SILENCE, NOW.plusSeconds(3600), NOW.plusSeconds(86_400), night), NOW))
                .isPresent();
        assertThat(SilencePolicy.flawIn(
                        silence(Kind.SILENCE, NOW.plusSeconds(3600), NOW.plusSeconds(7 * 86_400), night), NOW))
                .isEmpty();
    }

    @Test
    void theSameMatchersKeepTheId() {
        Silence known = silence(Kind.SILENCE, NOW, NOW.plusSeconds(60), null);

        Decision decision = SilencePolicy.set(
                silence(Kind.SILENCE, NOW, NOW.plusSeconds(600), null), Optional.of(known), NEXT, NOW.plusSeconds(10));

        assertThat(decision.kept().id()).isEqualTo(ID);
        assertThat(decision.kept().endsAt()).isEqualTo(NOW.plusSeconds(600));
        assertThat(decision.expired()).isNull();
    }

    @Test
    void otherMatchersOrAnotherStartMakeANewOneAndEndTheOld() {
        Silence known = silence(Kind.SILENCE, NOW, NOW.plusSeconds(60), null);
        Silence later = silence(Kind.SILENCE, NOW.plusSeconds(30), NOW.plusSeconds(90), null);

        Decision decision = SilencePolicy.set(later, Optional.of(known), NEXT, NOW.plusSeconds(10));

        assertThat(decision.kept().id()).isEqualTo(NEXT);
        assertThat(decision.expired().id()).isEqualTo(ID);
        assertThat(decision.expired().stateAt(NOW.plusSeconds(10))).isEqualTo(State.EXPIRED);
        assertThat(decision.reason()).contains(ID.toString());
    }

    @Test
    void whatHasEndedStaysAsItWas() {
        Silence ended = silence(Kind.SILENCE, NOW, NOW.plusSeconds(60), null);

        Decision decision = SilencePolicy.set(
                silence(Kind.SILENCE, NOW, NOW.plusSeconds(600), null), Optional.of(ended), NEXT, NOW.plusSeconds(61));

        assertThat(decision.kept().id()).isEqualTo(NEXT);
        assertThat(decision.expired()).isNull();
    }

    @Test
    void aStartInThePastIsNow() {
        Silence wanted = silence(Kind.SILENCE, NOW.minusSeconds(60), NOW.plusSeconds(60), null);

        assertThat(SilencePolicy.set(wanted, Optional.empty(), NEXT, NOW).kept().startsAt())
                .isEqualTo(NOW);
    }

    @Test
    void whatHadNotBegunIsOverWithoutHavingBeen() {
        Silence expired = silence(Kind.SILENCE, NOW.plusSeconds(60), NOW.plusSeconds(120), null)
                .expired(NOW);

        assertThat(expired.startsAt()).isEqualTo(NOW);
        assertThat(expired.endsAt()).isEqualTo(NOW);
        assertThat(expired.stateAt(NOW)).isEqualTo(State.EXPIRED);
    }

    @Test
    void itsFlawsAreToldInAlertmanagersWords() {
        assertThat(SilencePolicy.flawIn(silence(Kind.SILENCE, NOW, NOW, null), NOW))
                .hasValue("Failed to create silence: start time must be before end time");
        assertThat(SilencePolicy.flawIn(silence(Kind.SILENCE, NOW.minusSeconds(60), NOW.minusSeconds(30), null), NOW))
                .hasValue("Failed to create silence: end time can't be in the past");
        assertThat(SilencePolicy.flawIn(of(Matcher.parse("a=~\".*\"")), NOW))
                .hasValue("invalid silence: at least one matcher must not match the empty string");
        assertThat(SilencePolicy.flawIn(of(Matcher.parse("a!=b")), NOW)).isEmpty();
        assertThat(SilencePolicy.flawIn(of(Matcher.parse("a!~\"b.*\"")), NOW)).isEmpty();
    }

    private static Silence of(Matcher matcher) {
        return new Silence(ID, Kind.SILENCE, List.of(matcher), NOW, NOW.plusSeconds(9), null, "a", "b", "c", NOW);
    }

    private static Silence silence(Kind kind, Instant start, Instant end, Recurrence recurrence) {
        return new Silence(
                ID,
                kind,
                List.of(Matcher.equal("service", "payments"), Matcher.parse("alertname=~\"Do.*\"")),
                start,
                end,
                recurrence,
                "ann",
                "known",
                "amir",
                NOW);
    }
}
