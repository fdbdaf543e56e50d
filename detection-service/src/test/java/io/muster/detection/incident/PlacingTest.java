package io.muster.detection.incident;

import static io.muster.detection.Signals.T;
import static io.muster.detection.Signals.accepted;
import static io.muster.detection.Signals.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Flapping.Limit;
import io.muster.detection.heartbeat.Heartbeat;
import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.Rule;
import io.muster.detection.report.CountReports.Counts;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacingTest {

    private static final DeclarationPolicy POLICY = new DeclarationPolicy(
            5, List.of(new Rule("all", null, Outcome.INCIDENT, Severity.SEV2, null, null)), T, "muster");
    private static final Scope SHOP = new Scope("service:shop");

    private final DetectedIncident open = incident();

    @Test
    void aStormOfOneScopeOpensOneIncidentAndTellsItOnce() {
        Judging judging = judging(Map.of());
        IntStream.range(0, 400).forEach(i -> judging.take(accepted(alert("A" + i, "shop", 0, 0, 240))));

        Placing placing = Placing.of(judging, new Holders(Map.of(), Map.of()), numbers(1));

        assertThat(placing.holders().opened()).hasSize(1);
        assertThat(placing.outcomes()).hasSize(400);
        UUID id = placing.outcomes().getFirst().taken().incidentId();
        assertThat(placing.outcomes())
                .allMatch(outcome -> outcome.taken().incidentId().equals(id));
        assertThat(placing.alerts().values())
                .allMatch(alert -> alert.incidentId().equals(id));
        assertThat(placing.touched()).containsExactly(id);
        assertThat(placing.holders().get(id).telling().signals()).isEqualTo(399);
        assertThat(placing.holders().get(id).telling().alerts()).hasSize(50);
    }

    @Test
    void whatFindsItsScopeTakenJoins() {
        Placing placing = place(holding(open), alert("A", "shop", 0, 0, 240));

        assertThat(taken(placing).placement()).isEqualTo(Placement.ATTACHED);
        assertThat(taken(placing).reason()).contains("INC-1042");
        assertThat(placing.watched()).containsExactly(open.id());
    }

    @Test
    void aScopeWhoseWatchIsOverIsReleasedAndTakenAnew() {
        DetectedIncident watched = open.resolved(T, T.plusSeconds(60));

        Placing placing = place(holding(watched), alert("A", "shop", 61, 61, 300));

        assertThat(taken(placing).placement()).isEqualTo(Placement.NEW);
        assertThat(placing.holders().released()).containsEntry(open.id(), T.plusSeconds(60));
        assertThat(placing.holders().over()).containsExactly(open.id());
    }

    @Test
    void whatGoesOnAfterADismissalStaysDismissed() {
        AlertSignal signal = alert("A", "shop", 600, 0, 840);
        Alert lost = Alert.first(alert("A", "shop", 0, 0, 240))
                .alert()
                .placed(open.id())
                .lost();
        Judging judging = judging(Map.of(signal.fingerprint(), lost));
        judging.take(accepted(signal));

        Placing placing = Placing.of(judging, new Holders(Map.of(), Map.of(open.id(), open.dismissed(T))), numbers(1));

        assertThat(taken(placing).placement()).isEqualTo(Placement.MINOR);
        assertThat(placing.alerts().get(signal.fingerprint()).incidentId()).isEqualTo(open.id());
    }

    @Test
    void oneMoreReportOfWhatWasDismissedOpensNoOtherIncident() {
        ReportSignal first = report(0);
        Counts counts = new Counts(Duration.ofMinutes(5), List.of());
        counts.decided(counts.count(first).id(), open.id(), 5);
        Judging judging = new Judging(POLICY, List.of(), Map.of(), counts, Limit.usual());
        judging.take(new Accepted(report(30), "{}", header -> null, 0));

        Placing placing = Placing.of(judging, new Holders(Map.of(), Map.of(open.id(), open.dismissed(T))), numbers(1));

        assertThat(taken(placing).placement()).isEqualTo(Placement.MINOR);
        assertThat(taken(placing).reason()).contains("dismissed by a person");
        assertThat(TakeSignals.incidentOf(placing.outcomes().getFirst())).isEqualTo(open.id());
    }

    private static ReportSignal report(long received) {
        return new ReportSignal(
                UUID.randomUUID(),
                "form",
                Source.SUPPORT,
                "Customers cannot pay",
                List.of(),
                T,
                null,
                "shop",
                null,
                "sofie",
                T.plusSeconds(received));
    }

    @Test
    void aResolveOfTheSameBatchFindsTheIncidentThatItsAlertOpened() {
        Judging judging = judging(Map.of());
        judging.take(accepted(alert("A", "shop", 0, 0, 240)));
        judging.take(accepted(alert("A", "shop", 30, 0, 30)));

        Placing placing = Placing.of(judging, new Holders(Map.of(), Map.of()), numbers(1));

        assertThat(placing.resolvedIn()).containsExactly(taken(placing).incidentId());
    }

    @Test
    void closingByKeyWhatIsOverAlreadyChangesNothing() {
        AlertSignal fired = alert("A", "shop", 0, 0, 240);
        Alert over = Alert.first(fired).alert().after(closed(fired, 30)).alert();
        Judging judging = judging(Map.of(fired.fingerprint(), over));

        judging.take(accepted(closed(fired, 90)));

        assertThat(judging.alerts()).containsEntry(fired.fingerprint(), over);
        assertThat(over.endsAt()).isEqualTo(T.plusSeconds(30));
        assertThat(judging.turns()).isEmpty();
    }

    private static AlertSignal closed(AlertSignal fired, long at) {
        return new AlertSignal(
                UUID.randomUUID(),
                fired.fingerprint(),
                fired.format(),
                fired.source(),
                fired.integration(),
                Map.of(),
                Map.of(),
                T.plusSeconds(at),
                T.plusSeconds(at),
                false,
                null,
                T.plusSeconds(at));
    }

    @Test
    void aSourceThatIsSilentFromTheStartIsToldOfAsLost() {
        Placing placing = place(holding(open), silence());

        assertThat(taken(placing).placement()).isEqualTo(Placement.ATTACHED);
        assertThat(placing.silentIn()).containsOnlyKeys(open.id());
        assertThat(placing.silentIn().get(open.id())).extracting(Alert::state).containsExactly(AlertState.LOST);
    }

    @Test
    void whatFiresIsNotSilent() {
        assertThat(place(holding(open), alert("A", "shop", 0, 0, 240)).silentIn())
                .isEmpty();
    }

    private static AlertSignal silence() {
        return new Heartbeat(
                        "nightly",
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        null,
                        Map.of("service", "shop", "severity", "critical"),
                        false,
                        T.minusSeconds(60),
                        null,
                        null,
                        T,
                        "rami")
                .alarm(UUID.randomUUID(), T);
    }

    @Test
    void numbersAreDrawnForFreeScopesOnly() {
        Holders holders = holding(open);

        assertThat(holders.mostOpened(List.of(SHOP, new Scope("service:a"), new Scope("service:a")), T))
                .isEqualTo(1);
        assertThat(holding(open.resolved(T, T.plusSeconds(60))).mostOpened(List.of(SHOP), T.plusSeconds(60)))
                .isEqualTo(1);
    }

    private static Placing place(Holders holders, AlertSignal signal) {
        Judging judging = judging(Map.of());
        judging.take(accepted(signal));
        return Placing.of(judging, holders, numbers(1));
    }

    private static Taken taken(Placing placing) {
        return placing.outcomes().getFirst().taken();
    }

    private static Judging judging(Map<String, Alert> known) {
        return new Judging(POLICY, List.of(), known);
    }

    private static Numbers numbers(int count) {
        return new Numbers(IntStream.range(0, count).mapToObj(i -> 2000L + i).toList(), T);
    }

    private static Holders holding(DetectedIncident incident) {
        return new Holders(Map.of(SHOP, incident.id()), Map.of(incident.id(), incident));
    }

    private static DetectedIncident incident() {
        return new DetectedIncident(
                UUID.randomUUID(),
                1042,
                "Shop is down",
                List.of(),
                T,
                List.of(),
                "shop",
                Severity.SEV2,
                Source.MONITORING,
                5,
                "because",
                "declaration-policy",
                T,
                Telling.nothing(),
                null,
                null);
    }
}
