package io.muster.detection.report;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports that say the same, counted on the first of them (R24–R26): twelve people who cannot pay are one signal with a
 * count of twelve.
 *
 * @param id of the report that came first; the count stands on it
 * @param about journey, service or neither, as {@code journey:pay|service:}, with {@code security|} before it for what few may know of; only reports about the same are compared
 * @param source of the first one
 * @param count how many reports, the first one included
 * @param incidentId the incident that it belongs to; null while it is minor
 * @param decidedBy version of the declaration policy that decided about it last
 */
public record ReportGroup(
        UUID id,
        String about,
        String what,
        Source source,
        int count,
        Instant firstAt,
        Instant lastAt,
        UUID incidentId,
        long decidedBy) {

    /** From here on two texts are taken to say the same. */
    static final double ALIKE = 0.5;

    /** The first that says it. */
    static ReportGroup first(ReportSignal report, String about) {
        return new ReportGroup(
                report.id(),
                about,
                report.what(),
                report.source(),
                1,
                report.receivedAt(),
                report.receivedAt(),
                null,
                0);
    }

    /** How much a report resembles it, from 0 to 1; 0 when nobody said such a thing lately. */
    public double likeness(Words words, Instant at, Duration window) {
        boolean recent = !at.isAfter(lastAt.plus(window)) && !at.isBefore(firstAt.minus(window));
        return recent ? Words.of(what).likeness(words) : 0;
    }

    /** The group that the report belongs to: of several, the one that it resembles most. */
    public static Optional<ReportGroup> among(List<ReportGroup> groups, String what, Instant at, Duration window) {
        Words words = Words.of(what);
        return groups.stream()
                .filter(group -> group.likeness(words, at, window) >= ALIKE)
                .max(Comparator.comparingDouble((ReportGroup group) -> group.likeness(words, at, window))
                        .thenComparing(ReportGroup::lastAt));
    }

    /** One more says the same. */
    public ReportGroup counted(Instant at) {
        return new ReportGroup(
                id, about, what, source, count + 1, firstAt, at.isAfter(lastAt) ? at : lastAt, incidentId, decidedBy);
    }

    public ReportGroup decided(UUID incident, long policyVersion) {
        return new ReportGroup(id, about, what, source, count, firstAt, lastAt, incident, policyVersion);
    }
}
