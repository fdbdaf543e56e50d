package io.muster.detection.alert;

import static io.muster.detection.Signals.T;
import static io.muster.detection.Signals.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.signal.Signal.AlertSignal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownAlertsTest {

    private static final int PARTITION = 3;
    private static final int POLICY = 7;

    private final KnownAlerts known = new KnownAlerts(100);

    @Test
    void aRepetitionWithMoreThanHalfOfTheLeaseLeftNeedsNoWriting() {
        remember(at(0));

        assertThat(repeats(at(60))).isTrue();
        assertThat(repeats(at(119))).isTrue();
    }

    @Test
    void onceHalfOfTheLeaseIsOverItIsWritten() {
        remember(at(0));

        assertThat(repeats(at(120))).isFalse();
    }

    @Test
    void whatChangesSomethingIsWritten() {
        remember(at(0));

        assertThat(repeats(signal(Map.of("summary", "worse now"), 60, 0, 300))).isFalse();
        assertThat(repeats(signal(Map.of("summary", "bad"), 60, -5, 300))).isFalse();
        assertThat(repeats(signal(Map.of("summary", "bad"), 60, 0, 60)))
                .as("resolved")
                .isFalse();
        assertThat(repeats(signal(Map.of("summary", "bad"), -1, 0, 239)))
                .as("late")
                .isFalse();
    }

    @Test
    void whatTwoSendersOfAPairTellDifferentlyChangesNothing() {
        remember(at(0));
        AlertSignal first = at(60);

        assertThat(repeats(new AlertSignal(
                        UUID.randomUUID(),
                        first.fingerprint(),
                        first.format(),
                        first.source(),
                        "the other prometheus",
                        first.labels(),
                        first.annotations(),
                        first.startsAt(),
                        first.endsAt(),
                        false,
                        "http://the.other:9090",
                        first.receivedAt())))
                .isTrue();
    }

    @Test
    void whatHasNoIncidentIsJudgedByTheNextPolicy() {
        stored(List.of(stored(at(0)).decidedBy(POLICY)));

        assertThat(known.isRepetition(at(60), POLICY, alert -> false)).isTrue();
        assertThat(known.isRepetition(at(60), POLICY + 1, alert -> false)).isFalse();
    }

    @Test
    void whatIsSuppressedIsLookedAtOnceItIsNotAnyMore() {
        stored(List.of(stored(at(0)).suppressed("silence:1", POLICY)));

        assertThat(known.isRepetition(at(60), POLICY, alert -> true)).isTrue();
        assertThat(known.isRepetition(at(60), POLICY, alert -> false)).isFalse();
    }

    @Test
    void repetitionsAreWrittenOnceInHalfALease() {
        remember(at(0));
        known.repeated(List.of(at(30), at(60), at(90)));

        assertThat(known.due(T.plusSeconds(119), 10)).isEmpty();
        var due = known.due(T.plusSeconds(120), 10);
        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.known().unwritten()).isEqualTo(3);
            assertThat(one.known().end()).isEqualTo(T.plusSeconds(330));
        });
        known.written(due, List.of(due.getFirst().fingerprint()));
        assertThat(known.due(T.plusSeconds(120), 10)).isEmpty();
        assertThat(repeats(at(180))).isTrue();
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain() {
        remember(at(0));
        known.repeated(List.of(at(60)));

        assertThat(known.due(T.plusSeconds(120), 10)).hasSize(1);
        assertThat(known.due(T.plusSeconds(121), 10)).isEmpty();
        assertThat(known.due(T.plusSeconds(122), 10)).hasSize(1);
    }

    @Test
    void onlySoManyAreWrittenAtOnceAndTheOthersNext() {
        List<AlertSignal> storm = IntStream.range(0, 50)
                .mapToObj(i -> alert("A" + i, "s", 0, 0, 240))
                .toList();
        stored(storm.stream().map(signal -> stored(signal)).toList());
        known.repeated(IntStream.range(0, 50)
                .mapToObj(i -> alert("A" + i, "s", 60, 0, 300))
                .toList());

        assertThat(known.due(T.plusSeconds(120), 30)).hasSize(30);
        assertThat(known.due(T.plusSeconds(120), 30)).hasSize(20);
    }

    @Test
    void whatIsRepeatedAfterItWasWrittenIsWrittenInTheNextHalfOfItsLease() {
        remember(at(0));
        known.repeated(List.of(at(90)));
        var due = known.due(T.plusSeconds(120), 10);
        known.written(due, List.of(due.getFirst().fingerprint()));
        known.repeated(List.of(at(150)));

        assertThat(known.due(T.plusSeconds(209), 10)).isEmpty();
        assertThat(known.due(T.plusSeconds(210), 10)).hasSize(1);
    }

    @Test
    void aRowThatIsNotWhatItWasIsReadAnew() {
        remember(at(0));
        known.repeated(List.of(at(60)));

        known.written(known.due(T.plusSeconds(130), 10), List.of());

        assertThat(repeats(at(61))).isFalse();
    }

    @Test
    void readersSeeWhatIsNotWrittenYet() {
        remember(at(0));
        known.repeated(List.of(at(60)));
        Alert row = stored(at(0));

        assertThat(known.completed(row).signals()).isEqualTo(2);
        assertThat(known.completed(row).endsAt()).isEqualTo(T.plusSeconds(300));
        assertThat(known.completed(row.stored())).as("written by somebody else").isEqualTo(row.stored());
    }

    @Test
    void whatIsNoLongerFiringIsForgotten() {
        remember(at(0));

        stored(List.of(stored(at(0)).lost()));

        assertThat(known.size()).isZero();
    }

    @Test
    void aPartitionThatIsGivenUpIsForgottenWithWhatWasReadBefore() {
        remember(at(0));
        known.repeated(List.of(at(60)));
        long term = known.term();

        assertThat(known.forget(PARTITION)).hasSize(1);
        known.stored(List.of(stored(at(0))), Map.of(at(0).fingerprint(), PARTITION), term);

        assertThat(known.size()).isZero();
        assertThat(repeats(at(60))).isFalse();
    }

    @Test
    void onlySoManyAreRemembered() {
        List<Alert> storm = IntStream.range(0, 250)
                .mapToObj(i -> stored(alert("A" + i, "s", 0, 0, 240)))
                .toList();

        stored(storm);

        assertThat(known.size()).isEqualTo(100);
    }

    @Test
    void aStormThatNobodyRepeatsLeavesRoomForWhatIsRepeated() {
        stored(IntStream.range(0, 250)
                .mapToObj(i -> stored(alert("A" + i, "s", 0, 0, 240)))
                .toList());

        remember(at(10));
        known.repeated(List.of(at(20)));
        stored(IntStream.range(0, 250)
                .mapToObj(i -> stored(alert("B" + i, "s", 30, 30, 270)))
                .toList());

        assertThat(repeats(at(60))).isTrue();
        assertThat(known.size()).isEqualTo(100);
    }

    @Test
    void whatWasSilentForHalfOfItsLeaseIsForgotten() {
        remember(at(0));

        known.due(T.plusSeconds(119), 10);
        assertThat(known.size()).isEqualTo(1);
        known.due(T.plusSeconds(120), 10);
        assertThat(known.size()).isZero();
    }

    private boolean repeats(AlertSignal signal) {
        return known.isRepetition(signal, POLICY, alert -> false);
    }

    private void remember(AlertSignal signal) {
        stored(List.of(stored(signal)));
    }

    private void stored(List<Alert> alerts) {
        Map<String, Integer> partitions = new HashMap<>();
        alerts.forEach(alert -> partitions.put(alert.fingerprint(), PARTITION));
        known.stored(alerts, partitions, known.term());
    }

    private static Alert stored(AlertSignal signal) {
        return Alert.first(signal).alert().decidedBy(POLICY).stored();
    }

    /** As a Prometheus repeats it: it promises four minutes. */
    private static AlertSignal at(long seconds) {
        return signal(Map.of("summary", "bad"), seconds, 0, seconds + 240);
    }

    private static AlertSignal signal(Map<String, String> annotations, long received, long start, long end) {
        return alert(Map.of("alertname", "A"), annotations, received, start, end);
    }
}
