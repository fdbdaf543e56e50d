package io.muster.detection.alert.rest;

import io.muster.detection.alert.Alert;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An alert as the Alertmanager API lists it. */
@RegisterForReflection
record GettableAlert(
        List<Receiver> receivers,
        String fingerprint,
        Instant startsAt,
        Instant updatedAt,
        Instant endsAt,
        Map<String, String> labels,
        Map<String, String> annotations,
        String generatorURL,
        Status status) {

    /** The one receiver that there is. */
    static final String RECEIVER = "muster";

    @RegisterForReflection
    record Receiver(String name) {}

    @RegisterForReflection
    record Status(String state, List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {}

    /** @param openEnd told for an alert without an end, because clients expect one */
    static GettableAlert of(Alert alert, Instant openEnd) {
        return new GettableAlert(
                List.of(new Receiver(RECEIVER)),
                alert.fingerprint(),
                alert.startsAt(),
                alert.updatedAt(),
                alert.endsAt() == null ? openEnd : alert.endsAt(),
                alert.labels(),
                alert.annotations(),
                alert.generatorUrl() == null ? "" : alert.generatorUrl(),
                new Status("active", List.of(), List.of(), List.of()));
    }
}
