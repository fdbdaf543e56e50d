package io.muster.detection.policy;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.detection.report.ReportGroup;
import io.muster.detection.report.Words;
import io.muster.detection.signal.Signal.ReportSignal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the policy may look at.
 *
 * @param journey null when the signal names none that we know
 * @param service null when the signal names none
 * @param reports how many reports say the same, the first included; 0 for an alert
 */
public record Facts(Source source, Journey journey, String service, Map<String, String> labels, int reports) {

    private static final String TYPE = "incident_type";
    private static final String SECURITY = "security";
    private static final int ENOUGH = 3;

    public Facts {
        labels = Map.copyOf(labels);
    }

    public Facts(Source source, Journey journey, String service, Map<String, String> labels) {
        this(source, journey, service, labels, 0);
    }

    /** An alert's facts: journey and service stand in its labels of these names. */
    public static Facts of(Source source, Map<String, String> labels) {
        return new Facts(source, journeyNamed(labels.get("journey")).orElse(null), labels.get("service"), labels);
    }

    /** What a person's report tells by itself; the type that it names is a label, as an alert has it. */
    public static Facts of(ReportSignal report) {
        Map<String, String> labels = report.type() == null
                ? Map.of()
                : Map.of(TYPE, report.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        return new Facts(report.source(), report.journey(), report.service(), labels, 1);
    }

    /** What a report tells together with those that say the same: what it does not name, one of them may. */
    public static Facts of(ReportSignal report, ReportGroup group) {
        Facts own = of(report);
        Journey journey = own.journey == null ? group.about().journey() : own.journey;
        String service = own.service == null ? group.about().service() : own.service;
        return new Facts(own.source, journey, service, own.labels).saidIn(group.count(), report.what());
    }

    /** Whether a person tells of a breach. */
    boolean isSecurityReport() {
        return reports > 0 && SECURITY.equals(labels.get(TYPE));
    }

    /**
     * The same, said in so many reports. A journey that nobody names is told by the words, once three say the same: one who
     * cannot pay may have mistyped a card's number.
     */
    public Facts saidIn(int reports, String what) {
        Journey told = journey != null || reports < ENOUGH
                ? journey
                : Words.of(what).journey().orElse(null);
        return new Facts(source, told, service, labels, reports);
    }

    /** The journey of that name in any case; empty when there is none. */
    public static Optional<Journey> journeyNamed(String name) {
        if (name == null) {
            return Optional.empty();
        }
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(Journey.values())
                .filter(journey -> journey.name().equals(upper))
                .findFirst();
    }
}
