package io.muster.detection.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.alert.Alert;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * An alert in JSON.
 *
 * @param state firing, resolved or lost
 * @param suppressedBy what keeps its present outbreak from disturbing anyone, as {@code silence:<id>}; absent for nothing
 * @param flapping it changed between firing and resolved all the time, and is taken as firing until it was calm for a while
 * @param signals how many signals were merged into it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        String fingerprint,
        String state,
        String summary,
        Source source,
        String format,
        String integration,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        Instant firstSeenAt,
        Instant updatedAt,
        long signals,
        String generatorUrl,
        UUID incidentId,
        String suppressedBy,
        boolean flapping) {

    static AlertView of(Alert alert, boolean flapping) {
        return new AlertView(
                alert.fingerprint(),
                alert.state().name().toLowerCase(Locale.ROOT),
                alert.summary(),
                alert.source(),
                alert.format(),
                alert.integration(),
                alert.labels(),
                alert.annotations(),
                alert.startsAt(),
                alert.endsAt(),
                alert.firstSeenAt(),
                alert.updatedAt(),
                alert.signals(),
                alert.generatorUrl(),
                alert.incidentId(),
                alert.suppressedBy(),
                flapping);
    }
}
