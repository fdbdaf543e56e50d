package io.muster.detection.incident;

import static io.muster.detection.Signals.T;
import static io.muster.detection.Signals.accepted;
import static io.muster.detection.Signals.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.heartbeat.Heartbeat;
import io.muster.detection.incident.NoiseControl.Suppression;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.Rule;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgingTest {

    private static final DeclarationPolicy POLICY = new DeclarationPolicy(
            5, List.of(new Rule("all", null, Outcome.INCIDENT, Severity.SEV2, null, null)), T, "muster");
    private static final DeclarationPolicy CRITICAL_ONLY = new DeclarationPolicy(
            5,
            List.of(
                    new Rule(
                            "critical",
                            new Rule.Match(null, null, null, Map.of("severity", "critical")),
                            Outcome.INCIDENT,
                            Severity.SEV2,
                            null,
                            null),
                    new Rule("else", null, Outcome.MINOR, null, null, null)),
            T,
            "muster");
    private static final NoiseControl QUIET =
            (alert, decision, at) -> Optional.of(new Suppression("silence:1", "planned work"));
    private static final AlertSignal FIRST = alert("Down", "shop", 0, 0, 240);

    @Test
    void anOutbreakIsDecidedAbout() {
        Judging judging = judging(List.of(), Map.of());

        judging.take(accepted(FIRST));

        assertThat(judging.turns()).singleElement().isInstanceOfSatisfying(Turn.Decided.class, turn -> {
            assertThat(turn.decision().isIncident()).isTrue();
            assertThat(turn.goesOn()).isFalse();
        });
        assertThat(after(judging).decidedBy()).isEqualTo(5);
    }

    @Test
    void anAlertIsClosedByItsKeyOnlyWithTheKeyOfItsIntegration() {
        Judging judging = judging(List.of(), Map.of());
        judging.take(accepted(FIRST));

        judging.take(accepted(closed("another")));
        AlertState byAnother = after(judging).state();
        judging.take(accepted(closed(FIRST.integration())));

        assertThat(byAnother).isEqualTo(AlertState.FIRING);
        assertThat(after(judging).state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void aSignOfLifeEndsAMissingHeartbeatWhoeverGivesIt() {
        Heartbeat waited = heartbeat(null, null);
        Judging neverPinged = judging(List.of(), Map.of());
        neverPinged.take(accepted(waited.alarm(UUID.randomUUID(), T)));
        neverPinged.take(
                accepted(waited.pinged(T.plusSeconds(5), "cron-new").allClear(UUID.randomUUID(), T.plusSeconds(5))));

        Heartbeat known = heartbeat(T.minusSeconds(60), "cron-old");
        Alert keptBefore = Alert.first(sentBy("cron-old", known.alarm(UUID.randomUUID(), T)))
                .alert();
        Judging byAnother = judging(List.of(), Map.of(known.fingerprint(), keptBefore));
        byAnother.take(
                accepted(known.pinged(T.plusSeconds(5), "cron-new").allClear(UUID.randomUUID(), T.plusSeconds(5))));

        assertThat(neverPinged.alerts().get(waited.fingerprint()).state()).isEqualTo(AlertState.RESOLVED);
        assertThat(byAnother.alerts().get(known.fingerprint()).state()).isEqualTo(AlertState.RESOLVED);
    }

    private static Heartbeat heartbeat(Instant lastPingAt, String from) {
        Duration interval = Duration.ofSeconds(10);
        return new Heartbeat(
                "nightly",
                interval,
                interval,
                null,
                Map.of(),
                false,
                T.minusSeconds(90),
                lastPingAt,
                from,
                null,
                "rami");
    }

    private static AlertSignal sentBy(String integration, AlertSignal signal) {
        return new AlertSignal(
                signal.id(),
                signal.fingerprint(),
                signal.format(),
                signal.source(),
                integration,
                signal.labels(),
                signal.annotations(),
                signal.startsAt(),
                signal.endsAt(),
                signal.timeout(),
                signal.generatorUrl(),
                signal.receivedAt());
    }

    private static AlertSignal closed(String integration) {
        Instant at = T.plusSeconds(60);
        return new AlertSignal(
                UUID.randomUUID(),
                FIRST.fingerprint(),
                "opsgenie",
                FIRST.source(),
                integration,
                Map.of(),
                Map.of(),
                at,
                at,
                false,
                null,
                at);
    }

    @Test
    void whatIsRepeatedInTheSameBatchIsOnlyCounted() {
        Judging judging = judging(List.of(), Map.of());

        judging.take(accepted(FIRST));
        judging.take(accepted(alert("Down", "shop", 60, 0, 300)));

        assertThat(judging.turns()).hasSize(1);
        assertThat(after(judging).signals()).isEqualTo(2);
        assertThat(after(judging).endsAt()).isEqualTo(T.plusSeconds(300));
    }

    @Test
    void signalsOfABatchTakeTheirTurnsInOrder() {
        Judging judging = judging(List.of(), Map.of());

        judging.take(accepted(FIRST));
        judging.take(accepted(alert("Down", "shop", 60, 0, 60)));
        judging.take(accepted(alert("Down", "shop", 90, 80, 330)));

        assertThat(judging.turns())
                .extracting(turn -> turn.getClass().getSimpleName())
                .containsExactly("Decided", "Resolved", "Decided");
        assertThat(after(judging).state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void noiseControlKeepsAnOutbreakBack() {
        Judging judging = judging(List.of(QUIET), Map.of());

        judging.take(accepted(FIRST));

        assertThat(judging.turns()).singleElement().isInstanceOf(Turn.Kept.class);
        assertThat(after(judging).suppressedBy()).isEqualTo("silence:1");
    }

    @Test
    void noOneIsAskedAboutAnAlertOfAnIncidentThatReturns() {
        Alert lost = first().placed(UUID.randomUUID()).lost();
        Judging judging = judging(List.of(QUIET), Map.of(FIRST.fingerprint(), lost));

        judging.take(accepted(alert("Down", "shop", 600, 0, 840)));

        assertThat(judging.turns())
                .singleElement()
                .isInstanceOfSatisfying(
                        Turn.Decided.class, turn -> assertThat(turn.goesOn()).isTrue());
    }

    @Test
    void whatIsStillSuppressedStaysSoWithoutAWord() {
        Judging judging = judging(List.of(QUIET), Map.of(FIRST.fingerprint(), first().suppressed("silence:1", 5)));

        judging.take(accepted(alert("Down", "shop", 130, 0, 370)));

        assertThat(judging.turns()).isEmpty();
        assertThat(after(judging).suppressedBy()).isEqualTo("silence:1");
    }

    @Test
    void aSuppressionThatEndedMakesItANewOutbreak() {
        UUID earlier = UUID.randomUUID();
        Alert suppressed = first().placed(earlier).suppressed("silence:1", 5);
        Judging judging = judging(List.of(), Map.of(FIRST.fingerprint(), suppressed));

        judging.take(accepted(alert("Down", "shop", 130, 0, 370)));

        assertThat(judging.turns())
                .singleElement()
                .isInstanceOfSatisfying(
                        Turn.Decided.class, turn -> assertThat(turn.goesOn()).isFalse());
        assertThat(after(judging).suppressedBy()).isNull();
    }

    @Test
    void whatHadNoIncidentIsJudgedAnewByTheNextPolicy() {
        assertThat(turnsOfARepetition(first().decidedBy(4))).hasSize(1);
        assertThat(turnsOfARepetition(first().decidedBy(5))).isEmpty();
        assertThat(turnsOfARepetition(first().decidedBy(4).placed(UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void whatWasMinorIsJudgedAnewWhenItSaysMore() {
        Judging judging = new Judging(CRITICAL_ONLY, List.of(), Map.of());

        judging.take(accepted(keyed(0, Map.of("severity", "warning"))));
        judging.take(accepted(keyed(60, Map.of("severity", "warning", "load", "97"))));
        judging.take(accepted(keyed(120, Map.of("severity", "critical", "load", "99"))));

        assertThat(judging.turns())
                .extracting(turn -> ((Turn.Decided) turn).decision().outcome())
                .containsExactly(Outcome.MINOR, Outcome.INCIDENT);
    }

    @Test
    void anotherPriorityIsJudgedAsAnotherSignalIs() {
        Judging judging = new Judging(CRITICAL_ONLY, List.of(), Map.of());
        judging.take(accepted(keyed(0, Map.of("severity", "warning"))));

        judging.take(prioritised("another"));
        int byAnother = judging.turns().size();
        judging.take(prioritised(FIRST.integration()));

        assertThat(byAnother).isEqualTo(1);
        assertThat(judging.turns())
                .last()
                .extracting(turn -> ((Turn.Decided) turn).decision().outcome())
                .isEqualTo(Outcome.INCIDENT);
        assertThat(after(judging).labels()).containsEntry("severity", "critical");
    }

    @Test
    void whomItHitsByNowIsNewsForItsIncident() {
        Alert known = Alert.first(keyed(0, Map.of("region", "eu")))
                .alert()
                .decidedBy(5)
                .placed(UUID.randomUUID());
        Judging judging = judging(List.of(), Map.of(known.fingerprint(), known));

        judging.take(accepted(keyed(60, Map.of("region", "eu", "load", "97"))));
        boolean volatileIsNews = !judging.turns().isEmpty();
        judging.take(accepted(keyed(120, Map.of("region", "us", "load", "99"))));

        assertThat(volatileIsNews).isFalse();
        assertThat(judging.turns())
                .singleElement()
                .isInstanceOfSatisfying(
                        Turn.Decided.class, turn -> assertThat(turn.goesOn()).isTrue());
    }

    @Test
    void whatIsDecidedAboutIsTheOpenAlertAndNotWhatItWasCreatedWithOnceMore() {
        Alert known =
                Alert.first(opsgenie(0, Map.of("severity", "critical"))).alert().decidedBy(1);
        Judging judging = judging(List.of(), Map.of(known.fingerprint(), known));

        judging.take(accepted(opsgenie(60, Map.of("severity", "info"))));

        assertThat(judging.turns()).singleElement().isInstanceOfSatisfying(Turn.Decided.class, turn -> {
            assertThat(turn.accepted().json()).contains("critical").doesNotContain("info");
            assertThat(turn.alert().labels()).isEqualTo(Map.of("severity", "critical"));
        });
    }

    private static AlertSignal opsgenie(long received, Map<String, String> labels) {
        return keyed("opsgenie", received, labels);
    }

    private static AlertSignal keyed(long received, Map<String, String> labels) {
        return keyed("pagerduty", received, labels);
    }

    private static AlertSignal keyed(String format, long received, Map<String, String> labels) {
        AlertSignal signal = alert(labels, Map.of(), received, 0, received + 240);
        return new AlertSignal(
                signal.id(),
                FIRST.fingerprint(),
                format,
                signal.source(),
                signal.integration(),
                labels,
                Map.of(),
                signal.startsAt(),
                null,
                false,
                null,
                signal.receivedAt());
    }

    private static Accepted prioritised(String integration) {
        RemarkSignal remark = new RemarkSignal(
                UUID.randomUUID(),
                FIRST.fingerprint(),
                "opsgenie",
                FIRST.source(),
                integration,
                RemarkKind.PRIORITISED,
                "down",
                null,
                "P1",
                Map.of("severity", "critical"),
                T.plusSeconds(90));
        return new Accepted(remark, "{}", header -> null, 0);
    }

    private static List<Turn> turnsOfARepetition(Alert known) {
        Judging judging = judging(List.of(), Map.of(FIRST.fingerprint(), known));
        judging.take(accepted(alert("Down", "shop", 60, 0, 300)));
        return judging.turns();
    }

    private static Judging judging(List<NoiseControl> noise, Map<String, Alert> known) {
        return new Judging(POLICY, noise, known);
    }

    private static Alert first() {
        return Alert.first(FIRST).alert();
    }

    private static Alert after(Judging judging) {
        return judging.alerts().get(FIRST.fingerprint());
    }
}
