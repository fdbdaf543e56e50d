package io.muster.triage.record;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words in which an incident was told, for rules that look at words. */
final class Said {

    private Said() {}

    static String by(IncidentDetected event) {
        return Stream.concat(Stream.of(event.what()), event.alerts().stream().flatMap(alert -> words(alert).stream()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> words(AlertRef alert) {
        return Stream.concat(Stream.ofNullable(alert.summary()), alert.labels().values().stream())
                .toList();
    }
}
