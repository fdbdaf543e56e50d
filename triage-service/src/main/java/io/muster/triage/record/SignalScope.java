package io.muster.triage.record;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Journey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which journeys and regions the labels of some alerts name. */
record SignalScope(List<Journey> journeys, List<String> regions) {

    static SignalScope of(List<AlertRef> alerts) {
        var journeys = new ArrayList<Journey>();
        var regions = new ArrayList<String>();
        for (var alert : alerts) {
            Map<String, String> labels = alert.labels() == null ? Map.of() : alert.labels();
            journey(labels.get("journey")).ifPresent(journeys::add);
            Optional.ofNullable(labels.get("region")).ifPresent(regions::add);
        }
        return new SignalScope(journeys, regions);
    }

    // A label is anybody's word; one that names no journey is left out.
    private static Optional<Journey> journey(String label) {
        return Arrays.stream(Journey.values())
                .filter(journey -> journey.name().equalsIgnoreCase(label))
                .findFirst();
    }
}
