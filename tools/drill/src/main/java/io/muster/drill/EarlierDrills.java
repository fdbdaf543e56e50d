package io.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A new alert about checkout belongs to the incident about checkout that is open or still watched. So that every drill
 * plays a new one, the last one's watch is waited for, and one that a broken drill left open is dismissed.
 */
final class EarlierDrills {
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(2);

    private final Suite suite;
    private final String journey;

    EarlierDrills(Suite suite, String journey) {
        this.suite = suite;
        this.journey = journey;
    }

    void end() {
        for (JsonNode left : standing()) {
            if (!left.has("watchUntil")) {
                suite.act(
                        Persona.COMMANDER,
                        "POST",
                        "triage",
                        "/incidents/" + left.path("id").asText() + "/dismiss",
                        Map.of("reason", "Left open by an earlier drill"));
            }
        }
        Await.that(
                "the end of the watch of an earlier drill",
                LONGEST_WATCH,
                () -> standing().isEmpty());
    }

    private List<JsonNode> standing() {
        List<JsonNode> standing = new ArrayList<>();
        for (JsonNode incident :
                suite.get(Persona.COMMANDER, "detection", "/incidents?limit=50").path("items")) {
            if (incident.path("journeys").toString().contains('"' + journey + '"')
                    && !"ended".equals(incident.path("state").asText())) {
                standing.add(incident);
            }
        }
        return standing;
    }
}
