package io.muster.review.document;

import io.muster.contracts.Incident;
import io.muster.contracts.LifecycleEvent;
import io.muster.review.metrics.Correction;
import io.muster.review.metrics.IncidentMetrics;
import io.muster.review.timeline.TimelineRow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole review as it stands at an instant.
 *
 * @param sections people's words, else what was frozen at publication, else the draft from the stream
 * @param timeline every row, in stream order
 * @param readAt for what is overdue
 */
public record ReviewDocument(
        Review review,
        Incident incident,
        Map<Section, SectionText> sections,
        List<TimelineRow> timeline,
        IncidentMetrics metrics,
        List<Correction> corrections,
        Instant readAt) {

    static ReviewDocument of(
            Review review,
            Incident incident,
            List<TimelineRow> timeline,
            IncidentMetrics metrics,
            List<Correction> corrections,
            Instant readAt) {
        Map<Section, SectionText> sections = new EnumMap<>(Section.class);
        if (!review.isPublished()) {
            drafts(incident, timeline, metrics)
                    .forEach((section, text) -> sections.put(section, SectionText.drafted(text)));
        }
        sections.putAll(review.sections());
        return new ReviewDocument(review, incident, sections, timeline, metrics, corrections, readAt);
    }

    static Map<Section, String> drafts(Incident incident, List<TimelineRow> timeline, IncidentMetrics metrics) {
        List<LifecycleEvent> events = timeline.stream().map(TimelineRow::event).toList();
        return ReviewDraft.of(incident, events, metrics);
    }

    /** Without the timeline's restricted rows, for people who do not work on incidents (R73). */
    public ReviewDocument withoutRestrictedRows() {
        List<TimelineRow> visible =
                timeline.stream().filter(row -> row.isVisibleTo(false)).toList();
        return new ReviewDocument(review, incident, sections, visible, metrics, corrections, readAt);
    }

    public Optional<SectionText> section(Section section) {
        return Optional.ofNullable(sections.get(section));
    }

    public String title() {
        return "Review of " + incident.label() + ": " + incident.what();
    }
}
