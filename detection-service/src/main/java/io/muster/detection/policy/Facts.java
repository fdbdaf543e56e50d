package io.muster.detection.policy;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the policy may look at.
 *
 * @param journey null when the signal names none that we know
 * @param service null when the signal names none
 */
public record Facts(Source source, Journey journey, String service, Map<String, String> labels) {

    public Facts {
        labels = Map.copyOf(labels);
    }

    /** An alert's facts: journey and service stand in its labels of these names. */
    public static Facts of(Source source, Map<String, String> labels) {
        return new Facts(source, journeyNamed(labels.get("journey")).orElse(null), labels.get("service"), labels);
    }

    /** The journey of that name in any case; empty when there is none. */
    public static Optional<Journey> journeyNamed(String name) {
        return Arrays.stream(Journey.values())
                .filter(journey -> name != null && journey.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
