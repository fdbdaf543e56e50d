package io.muster.detection.report;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Reports that say the same, counted on the first of them (R24–R26): twelve people who cannot pay are one signal with a
 * count of twelve.
 *
 * @param id of the report that came first; the count stands on it
 * @param about what those who report name, together; only reports that can be about the same are compared
 * @param source of the first one
 * @param count how many reports, the first one included
 * @param incidentId the incident that it belongs to; null while it is minor
 * @param decidedBy version of the declaration policy that decided about it last
 */
public record ReportGroup(
        UUID id,
        Subject about,
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
    static ReportGroup first(ReportSignal report) {
        return new ReportGroup(
                report.id(),
                Subject.of(report),
                report.what(),
                report.source(),
                1,
                report.receivedAt(),
                report.receivedAt(),
                null,
                0);
    }

    /** How much a report resembles it, from 0 to 1; 0 when nobody said such a thing lately. */
    private double likeness(Subject subject, Words words, Instant at, Duration window) {
        boolean recent = !at.isAfter(lastAt.plus(window)) && !at.isBefore(firstAt.minus(window));
        Words mine = Words.of(what);
        return recent && about.fits(mine, subject, words) ? mine.likeness(words) : 0;
    }

    /** The group that the report belongs to: of several, the one that it resembles most. */
    static Optional<ReportGroup> among(
            Collection<ReportGroup> groups, Subject subject, String what, Instant at, Duration window) {
        Words words = Words.of(what);
        return groups.stream()
                .map(group -> new Candidate(group, group.likeness(subject, words, at, window)))
                .filter(candidate -> candidate.likeness() >= ALIKE)
                .max(Comparator.comparingDouble(Candidate::likeness)
                        .thenComparing(candidate -> candidate.group().lastAt()))
                .map(Candidate::group);
    }

    private record Candidate(ReportGroup group, double likeness) {}

    /** One more says the same. @param subject what that one names */
    ReportGroup counted(Subject subject, Instant at) {
        return new ReportGroup(
                id,
                about.with(subject),
                what,
                source,
                count + 1,
                firstAt,
                at.isAfter(lastAt) ? at : lastAt,
                incidentId,
                decidedBy);
    }

    public ReportGroup decided(UUID incident, long policyVersion) {
        return new ReportGroup(id, about, what, source, count, firstAt, lastAt, incident, policyVersion);
    }
}
