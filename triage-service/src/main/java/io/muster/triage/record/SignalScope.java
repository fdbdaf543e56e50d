package io.muster.triage.record;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Journey;
import io.muster.contracts.TriageEvent.Affected;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which journeys, regions and further dimensions the labels of some alerts name. */
record SignalScope(List<Journey> journeys, List<String> regions, Affected affected) {

    static SignalScope of(List<AlertRef> alerts) {
        return new SignalScope(
                values(alerts, "journey")
                        .map(SignalScope::journey)
                        .flatMap(Optional::stream)
                        .toList(),
                values(alerts, "region").toList(),
                new Affected(
                        values(alerts, "device").toList(),
                        values(alerts, "payment_method").toList(),
                        values(alerts, "seller").toList(),
                        null));
    }

    private static Stream<String> values(List<AlertRef> alerts, String label) {
        return alerts.stream()
                .map(alert -> alert.labels().get(label))
                .filter(Objects::nonNull)
                .distinct();
    }

    // A label is anybody's word; one that names no journey is left out.
    private static Optional<Journey> journey(String label) {
        return Arrays.stream(Journey.values())
                .filter(journey -> journey.name().equalsIgnoreCase(label))
                .findFirst();
    }
}
