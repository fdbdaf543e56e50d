package io.muster.review.document;

import static io.muster.review.timeline.TimelineWords.words;

import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.Incident;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.MitigationFailed;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.TriageEvent.DecisionRecorded;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.review.metrics.IncidentMetrics;
import io.muster.review.metrics.Measure;
import io.muster.review.metrics.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a review can say by itself: the sections that follow from the stream, written so that customers may read them. */
final class ReviewDraft {

    private final Incident incident;
    private final List<LifecycleEvent> events;
    private final IncidentMetrics metrics;

    private ReviewDraft(Incident incident, List<LifecycleEvent> events, IncidentMetrics metrics) {
        this.incident = incident;
        this.events = events;
        this.metrics = metrics;
    }

    /** Sections about which the stream says nothing are left out. */
    static Map<Section, String> of(Incident incident, List<LifecycleEvent> events, IncidentMetrics metrics) {
        ReviewDraft draft = new ReviewDraft(incident, events, metrics);
        Map<Section, String> sections = new EnumMap<>(Section.class);
        sections.put(Section.SUMMARY, draft.summary());
        sections.put(Section.IMPACT, draft.impact());
        sections.put(Section.DETECTION, draft.detection());
        sections.put(Section.COMMUNICATIONS, draft.communications());
        draft.campaigns().ifPresent(text -> sections.put(Section.CAMPAIGNS, text));
        draft.mitigation().ifPresent(text -> sections.put(Section.MITIGATION, text));
        draft.verification().ifPresent(text -> sections.put(Section.VERIFICATION, text));
        return sections;
    }

    private String summary() {
        List<String> sentences = new ArrayList<>();
        sentences.add(sentence(incident.what() == null ? "An incident" : incident.what()));
        affected().ifPresent(sentences::add);
        last(IncidentResolved.class)
                .map(IncidentResolved::summary)
                .filter(summary -> summary != null && !summary.isBlank())
                .ifPresent(summary -> sentences.add(sentence(summary)));
        if (metrics.relapses() > 0) {
            sentences.add("It came back " + (metrics.relapses() == 1 ? "once." : metrics.relapses() + " times."));
        }
        return String.join(" ", sentences);
    }

    private Optional<String> affected() {
        Instant from = metrics.at(Point.IMPACT_STARTED).orElse(null);
        Instant to =
                metrics.at(Point.MITIGATED).or(() -> metrics.at(Point.RESOLVED)).orElse(null);
        if (from == null || to == null) {
            return Optional.empty();
        }
        return Optional.of("Customers were affected from %s to %s, for %s."
                .formatted(Wording.minute(from), Wording.minute(to), Wording.duration(Duration.between(from, to))));
    }

    private String impact() {
        List<String> lines = new ArrayList<>();
        lines.add("- Severity: " + words(incident.severity()) + (incident.severityConfirmed() ? "" : " (unconfirmed)"));
        if (!incident.journeys().isEmpty()) {
            lines.add("- Journeys: " + words(incident.journeys()));
        }
        lines.add("- Where: " + (incident.where().isEmpty() ? "everywhere" : String.join(", ", incident.where())));
        last(ImpactAssessed.class).ifPresent(assessed -> {
            lines.add("- Users: " + words(assessed.scope()) + ", " + words(assessed.trend()));
            if (assessed.workaround() != null) {
                lines.add("- What customers could do meanwhile: " + assessed.workaround());
            }
        });
        lines.add("- Time to mitigate: " + figure(Measure.TIME_TO_MITIGATE));
        return String.join("\n", lines);
    }

    private Optional<String> campaigns() {
        return incident.campaigns().isEmpty()
                ? Optional.empty()
                : Optional.of("- " + String.join("\n- ", incident.campaigns()));
    }

    private String detection() {
        String by = first(IncidentDetected.class)
                .map(detected -> "Found by " + words(detected.source()) + ".")
                .orElse("It is not known how it was found.");
        String us = metrics.foundByUs() == null
                ? ""
                : metrics.foundByUs() ? " We knew before customers told us." : " Customers told us.";
        return by + us + " Time to detect: " + figure(Measure.TIME_TO_DETECT) + ".";
    }

    private Optional<String> mitigation() {
        List<String> lines = new ArrayList<>();
        for (LifecycleEvent event : events) {
            switch (event) {
                case DecisionRecorded e -> lines.add(line(e, "decided: " + e.decision()));
                case MitigationApplied e -> lines.add(line(e, "applied: " + e.title()));
                case MitigationFailed e -> lines.add(line(e, "failed: " + e.title() + ", " + e.problem()));
                case IncidentMitigated e -> lines.add(line(e, "customer impact had ended"));
                case IncidentReopened e -> lines.add(line(e, "it came back: " + e.reason()));
                case IncidentResolved e -> lines.add(line(e, "resolved: " + e.summary()));
                default -> {}
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private Optional<String> verification() {
        List<String> lines = events.stream()
                .filter(VerificationRecorded.class::isInstance)
                .map(VerificationRecorded.class::cast)
                .map(e -> line(e, words(e.gate()) + " " + words(e.result()) + ": " + e.evidence()))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private String communications() {
        var cadence = metrics.cadence();
        List<String> lines = new ArrayList<>();
        lines.add("- First message inside the company after " + figure(Measure.TIME_TO_FIRST_INTERNAL_UPDATE));
        lines.add("- First message outside after " + figure(Measure.TIME_TO_FIRST_EXTERNAL_UPDATE));
        lines.add("- Updates: %d outside, %d inside".formatted(cadence.external(), cadence.internal()));
        if (cadence.promised() > 0) {
            lines.add("- Promised times kept: %d of %d".formatted(cadence.kept(), cadence.promised()));
        }
        if (events.stream().anyMatch(e -> e instanceof UpdatePublished update && update.withdraws() != null)) {
            lines.add("- An update had to be withdrawn");
        }
        return String.join("\n", lines);
    }

    private String figure(Measure measure) {
        var metric = metrics.metric(measure);
        String duration = metric.duration() == null ? "not known" : Wording.duration(metric.duration());
        return duration + (metric.isClockSkew() ? " (clock skew)" : "");
    }

    private static String line(LifecycleEvent event, String text) {
        return "- " + Wording.minute(event.occurredAt()) + " " + text;
    }

    private static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") ? trimmed : trimmed + ".";
    }

    private <E extends LifecycleEvent> Optional<E> first(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private <E extends LifecycleEvent> Optional<E> last(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).reduce((one, other) -> other);
    }
}
