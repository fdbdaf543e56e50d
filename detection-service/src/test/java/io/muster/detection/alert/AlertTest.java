package io.muster.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.alert.Alert.Change;
import io.muster.detection.alert.Alert.Step;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final Instant T = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void theFirstFiringSignalStartsAnOutbreak() {
        Step step = Alert.first(firing(0, 0, 240));

        assertThat(step.change()).isEqualTo(Change.FIRED);
        assertThat(step.alert().state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void aFirstSignalThatIsAlreadyResolvedStartsNothing() {
        Step step = Alert.first(signal(0, -60, 0, false));

        assertThat(step.change()).isEqualTo(Change.REPEATED);
        assertThat(step.alert().state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void whatTellsOfSilenceIsLostFromTheStart() {
        Step step = Alert.first(silence(60, 0));

        assertThat(step.change()).isEqualTo(Change.FIRED);
        assertThat(step.alert().state()).isEqualTo(AlertState.LOST);
        assertThat(step.alert().tellsOfSilence()).isTrue();
        assertThat(known(firing(0, 0, 240)).lost().tellsOfSilence()).isFalse();
    }

    @Test
    void aSourceThatIsSilentOnceMoreIsSilentSinceItsLastSign() {
        Alert spoke = known(silence(60, 0)).after(signal(90, 90, 90, false)).alert();

        Step again = spoke.after(silence(150, 90));

        assertThat(spoke.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(again.change()).isEqualTo(Change.FIRED);
        assertThat(again.alert().state()).isEqualTo(AlertState.LOST);
        assertThat(again.alert().startsAt()).isEqualTo(at(90));
    }

    private static AlertSignal silence(long received, long lastSign) {
        return new AlertSignal(
                UUID.randomUUID(),
                "f",
                "heartbeat",
                Source.MONITORING,
                null,
                Map.of("alertname", "HeartbeatMissing"),
                Map.of(),
                at(lastSign),
                at(received).plusMillis(1),
                false,
                null,
                at(received));
    }

    @Test
    void whatIsOpenedAndClosedByAKeyIsTakenInItsOrderWhateverTheClocksOfReplicasSay() {
        Alert fires =
                Alert.first(keyed(2, 2, null, Map.of("alertname", "Down"))).alert();

        Step closed = fires.after(keyed(0, 0, 0L, Map.of()));
        Step again = closed.alert().after(keyed(1, 1, null, Map.of("alertname", "Down")));

        assertThat(closed.change()).isEqualTo(Change.RESOLVED);
        assertThat(closed.alert().endsAt()).isEqualTo(at(2));
        assertThat(again.change()).isEqualTo(Change.FIRED);
        assertThat(again.alert().state()).isEqualTo(AlertState.FIRING);
        assertThat(again.alert().startsAt()).isEqualTo(at(1));
    }

    private static AlertSignal keyed(long received, long start, Long end, Map<String, String> labels) {
        return new AlertSignal(
                UUID.randomUUID(),
                "f",
                "pagerduty",
                Source.MONITORING,
                "pager",
                labels,
                Map.of(),
                at(start),
                end == null ? null : at(end),
                false,
                null,
                at(received));
    }

    @Test
    void aRepetitionExtendsAndIsCounted() {
        Step step = known(firing(0, 0, 240)).after(firing(60, 0, 300));

        assertThat(step.change()).isEqualTo(Change.REPEATED);
        assertThat(step.alert().endsAt()).isEqualTo(at(300));
        assertThat(step.alert().signals()).isEqualTo(2);
    }

    @Test
    void theLaterUpdateSuppliesAnnotations() {
        AlertSignal later = signal(60, 0, 300, false, Map.of("summary", "worse now"));

        assertThat(known(firing(0, 0, 240)).after(later).alert().summary()).isEqualTo("worse now");
    }

    @Test
    void theEarliestStartIsKept() {
        assertThat(known(firing(0, 0, 240)).after(firing(60, 30, 300)).alert().startsAt())
                .isEqualTo(at(0));
        assertThat(known(firing(0, 0, 240)).after(firing(60, -30, 300)).alert().startsAt())
                .isEqualTo(at(-30));
    }

    @Test
    void anOlderExplicitLaterEndSurvivesAFiringUpdate() {
        Alert alert = known(firing(0, 0, 600)).after(firing(60, 0, 300)).alert();

        assertThat(alert.endsAt()).isEqualTo(at(600));
    }

    @Test
    void aTimeoutNeverSurvives() {
        Alert alert = known(signal(0, 0, 600, true)).after(firing(60, 0, 300)).alert();

        assertThat(alert.endsAt()).isEqualTo(at(300));
        assertThat(alert.timeout()).isFalse();
    }

    @Test
    void aTimeoutIsExtendedByTheNext() {
        Alert alert =
                known(signal(0, 0, 300, true)).after(signal(60, 60, 360, true)).alert();

        assertThat(alert.endsAt()).isEqualTo(at(360));
        assertThat(alert.timeout()).isTrue();
    }

    @Test
    void aResolveEndsIt() {
        Step step = known(firing(0, 0, 240)).after(signal(61, 0, 60, false));

        assertThat(step.change()).isEqualTo(Change.RESOLVED);
        assertThat(step.alert().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(step.alert().endsAt()).isEqualTo(at(60));
    }

    @Test
    void ofTwoResolvesTheLaterEndStands() {
        Alert resolved =
                known(firing(0, 0, 240)).after(signal(61, 0, 60, false)).alert();

        Step repeated = resolved.after(signal(70, 0, 50, false));

        assertThat(repeated.change()).isEqualTo(Change.REPEATED);
        assertThat(repeated.alert().endsAt()).isEqualTo(at(60));
        assertThat(resolved.after(signal(90, 0, 80, false)).alert().endsAt()).isEqualTo(at(80));
    }

    @Test
    void firingAfterAResolveIsANewOutbreak() {
        Alert resolved =
                known(firing(0, 0, 240)).after(signal(61, 0, 60, false)).alert();

        Step again = resolved.after(firing(120, 110, 360));

        assertThat(again.change()).isEqualTo(Change.FIRED);
        assertThat(again.alert().startsAt()).isEqualTo(at(110));
    }

    @Test
    void aLateResolveOfAnEarlierOutbreakEndsNothing() {
        // two Prometheus of a pair: one still repeats the resolve of an outbreak that was over before this one began
        Alert second = known(firing(0, 0, 240))
                .after(signal(61, 0, 60, false))
                .alert()
                .after(firing(120, 110, 360))
                .alert();

        Step step = second.after(signal(130, 0, 60, false));

        assertThat(step.change()).isEqualTo(Change.REPEATED);
        assertThat(step.alert().state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void whatBeganInTheFutureIsOverWhenItsSourceSaysSo() {
        Alert ahead = known(firing(0, 100_000, 900_000));

        Step step = ahead.after(signal(61, 30, 60, false));

        assertThat(step.change()).isEqualTo(Change.RESOLVED);
        assertThat(step.alert().startsAt()).isEqualTo(at(30));
        assertThat(step.alert().endsAt()).isEqualTo(at(60));
    }

    @Test
    void theResolveOfAReplicaWhoseClockIsBehindEndsWhatTheOtherStarted() {
        // the first one's clock is half a minute ahead, and the outbreak over before that has passed
        Alert outbreak = known(firing(0, 30, 270)).after(firing(5, 5, 245)).alert();

        Step step = outbreak.after(signal(20, 5, 20, false));

        assertThat(step.change()).isEqualTo(Change.RESOLVED);
        assertThat(step.alert().endsAt()).isEqualTo(at(20));
    }

    @Property(tries = 300)
    void whateverItsStartSaysWhatEndedAfterItWasHeardOfIsOver(
            @ForAll @LongRange(min = -10_000, max = 1_000_000) long start,
            @ForAll @LongRange(max = 10_000) long end,
            @ForAll @LongRange(max = 20_000) long said) {
        Alert outbreak = known(firing(0, start, 2_000_000));

        Step step = outbreak.after(signal(end + 1, Math.min(said, end), end, false));

        assertThat(step.change()).isEqualTo(Change.RESOLVED);
        assertThat(step.alert().startsAt()).isEqualTo(at(Math.min(start, Math.min(said, end))));
        assertThat(step.alert().endsAt()).isEqualTo(at(end));
    }

    @Test
    void aSecondOutbreakThatLiesAheadIsEndedByItsOwnResolveAlone() {
        Alert second = known(firing(0, 0, 240))
                .after(signal(61, 0, 60, false))
                .alert()
                .after(firing(120, 5_000, 9_000))
                .alert();

        Step ofTheFirst = second.after(signal(130, 0, 60, false));
        Step ofTheSecond = ofTheFirst.alert().after(signal(140, 110, 135, false));

        assertThat(ofTheFirst.change()).isEqualTo(Change.REPEATED);
        assertThat(ofTheFirst.alert().state()).isEqualTo(AlertState.FIRING);
        assertThat(ofTheSecond.change()).isEqualTo(Change.RESOLVED);
    }

    @Test
    void aSignalThatWasAcceptedEarlierChangesNothing() {
        Alert resolved =
                known(firing(0, 0, 240)).after(signal(61, 0, 60, false)).alert();

        Step step = resolved.after(firing(30, 0, 270));

        assertThat(step.change()).isEqualTo(Change.REPEATED);
        assertThat(step.alert().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(step.alert().signals()).isEqualTo(3);
    }

    @Test
    void aResolveCountsAlsoWhenTheClockOfTheReplicaThatTookItIsBehind() {
        Step step = known(firing(60, 0, 300)).after(signal(57, 0, 55, false));

        assertThat(step.change()).isEqualTo(Change.RESOLVED);
        assertThat(step.alert().updatedAt()).isEqualTo(at(60));
    }

    @Test
    void aNewOutbreakCountsAlsoWhenTheClockOfTheReplicaThatTookItIsBehind() {
        Alert resolved =
                known(firing(0, 0, 240)).after(signal(65, 0, 55, false)).alert();

        Step step = resolved.after(firing(63, 58, 300));

        assertThat(step.change()).isEqualTo(Change.FIRED);
        assertThat(step.alert().updatedAt()).isEqualTo(at(65));
    }

    @Test
    void aSilentSourceIsLostAndNotResolved() {
        Alert alert = known(firing(0, 0, 240));

        assertThat(alert.isSilentAt(at(239))).isFalse();
        assertThat(alert.isSilentAt(at(240))).isTrue();
        assertThat(alert.lost().state()).isEqualTo(AlertState.LOST);
    }

    @Test
    void aLostAlertReturnsWithTheSameOutbreak() {
        Step step = known(firing(0, 0, 240)).lost().after(firing(600, 0, 840));

        assertThat(step.change()).isEqualTo(Change.RETURNED);
        assertThat(step.alert().state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void aLostAlertThatBeganAnewIsANewOutbreak() {
        Step step = known(firing(0, 0, 240)).lost().after(firing(600, 590, 840));

        assertThat(step.change()).isEqualTo(Change.FIRED);
        assertThat(step.alert().startsAt()).isEqualTo(at(590));
    }

    @Test
    void aLostAlertCanStillBeResolvedByItsSource() {
        Step step = known(firing(0, 0, 240)).lost().after(signal(600, 0, 590, false));

        assertThat(step.change()).isEqualTo(Change.RESOLVED);
    }

    @Test
    void anAlertWithoutAnEndIsNeverSilent() {
        AlertSignal webhook = new AlertSignal(
                UUID.randomUUID(),
                "f",
                "alertmanager-webhook",
                Source.MONITORING,
                "am",
                Map.of("alertname", "A"),
                Map.of(),
                T,
                null,
                false,
                null,
                T);

        assertThat(known(webhook).isSilentAt(at(1_000_000))).isFalse();
    }

    @Test
    void theSummaryIsOneLineWithALimit() {
        assertThat(known(signal(0, 0, 60, false, Map.of("summary", "a\n b"))).summary())
                .isEqualTo("a b");
        assertThat(known(signal(0, 0, 60, false, Map.of("summary", "x".repeat(1000))))
                        .summary())
                .hasSize(300);
        assertThat(known(signal(0, 0, 60, false, Map.of())).summary()).isEqualTo("CheckoutDown");
    }

    private static Alert known(AlertSignal signal) {
        return Alert.first(signal).alert();
    }

    private static AlertSignal firing(long received, long start, long end) {
        return signal(received, start, end, false);
    }

    private static AlertSignal signal(long received, long start, long end, boolean timeout) {
        return signal(received, start, end, timeout, Map.of("summary", "Checkout is down"));
    }

    private static AlertSignal signal(
            long received, long start, long end, boolean timeout, Map<String, String> annotations) {
        return new AlertSignal(
                UUID.randomUUID(),
                "f",
                "alertmanager",
                Source.MONITORING,
                "prometheus",
                Map.of("alertname", "CheckoutDown"),
                annotations,
                at(start),
                at(end),
                timeout,
                null,
                at(received));
    }

    private static Instant at(long seconds) {
        return T.plus(Duration.ofSeconds(seconds));
    }
}
