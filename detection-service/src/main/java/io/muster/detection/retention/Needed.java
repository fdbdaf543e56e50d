package io.muster.detection.retention;

import io.muster.detection.incident.DetectedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept however old it is, because somebody works with it.
 *
 * @param incidents that are open, or whose relapse is watched
 * @param since when the first of them began; empty when there is none
 */
record Needed(List<UUID> incidents, Optional<Instant> since) {

    /** So long before an incident a change may have caused it. */
    private static final Duration CAUSE = Duration.ofDays(7);

    Needed {
        incidents = List.copyOf(incidents);
    }

    static Needed by(List<DetectedIncident> goingOn) {
        return new Needed(
                goingOn.stream().map(DetectedIncident::id).toList(),
                goingOn.stream().map(DetectedIncident::since).min(Comparator.naturalOrder()));
    }

    /** Of the changes that are old enough to be forgotten, only those made before that time are. */
    Instant changesBefore(Instant old) {
        return since.map(first -> first.minus(CAUSE)).filter(old::isAfter).orElse(old);
    }
}
