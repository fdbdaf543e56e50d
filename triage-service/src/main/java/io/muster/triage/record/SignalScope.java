package io.muster.triage.record;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.EventJson;
import io.muster.contracts.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which journeys and regions the labels of some alerts name. */
record SignalScope(List<Journey> journeys, List<String> regions) {

    static SignalScope of(List<AlertRef> alerts) {
        var journeys = new ArrayList<Journey>();
        var regions = new ArrayList<String>();
        for (var alert : alerts) {
            Map<String, String> labels = alert.labels() == null ? Map.of() : alert.labels();
            if (labels.containsKey("journey")) {
                journeys.add(journey(labels.get("journey")));
            }
            if (labels.containsKey("region")) {
                regions.add(labels.get("region"));
            }
        }
        return new SignalScope(journeys, regions);
    }

    // A label is anybody's word: one that names no journey is null, which an impact leaves out.
    private static Journey journey(String label) {
        return EventJson.mapper().convertValue(label, Journey.class);
    }
}
