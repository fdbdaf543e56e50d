package io.muster.detection.alert.rest;

import io.muster.detection.alert.Alert;
import io.muster.detection.inhibition.InhibitionRules.Inhibition;
import io.muster.detection.noise.ListAlerts.Listed;
import io.muster.detection.noise.Quiet.Standing;
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

    /** @param state active or suppressed: what is listed is processed */
    @RegisterForReflection
    record Status(String state, List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {

        static Status of(Standing standing) {
            return new Status(
                    standing.isSuppressed() ? "suppressed" : "active",
                    standing.silencedBy().stream()
                            .map(silence -> silence.id().toString())
                            .toList(),
                    standing.inhibitedBy().stream()
                            .map(Inhibition::fingerprint)
                            .distinct()
                            .toList(),
                    List.of());
        }
    }

    /** @param openEnd told for an alert without an end, because clients expect one */
    static GettableAlert of(Listed listed, Instant openEnd) {
        Alert alert = listed.alert();
        return new GettableAlert(
                List.of(new Receiver(RECEIVER)),
                alert.fingerprint(),
                alert.startsAt(),
                alert.updatedAt(),
                alert.endsAt() == null ? openEnd : alert.endsAt(),
                alert.labels(),
                alert.annotations(),
                alert.generatorUrl() == null ? "" : alert.generatorUrl(),
                Status.of(listed.standing()));
    }
}
