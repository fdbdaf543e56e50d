package io.muster.review.document.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.muster.contracts.Severity;
import io.muster.contracts.Status;
import io.muster.review.document.ReviewDocument;
import io.muster.review.document.SectionText;
import io.muster.review.metrics.MetricsView;
import io.muster.review.timeline.TimelineRowView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole review as JSON.
 *
 * @param sections by key, in the order of the document; what nobody wrote and nothing follows from is absent
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewView(
        @JsonUnwrapped ReviewSummaryView review,
        String title,
        Severity severity,
        Status incidentStatus,
        Map<String, SectionView> sections,
        List<ActionView> actions,
        MetricsView metrics,
        List<TimelineRowView> timeline) {

    /** @param text in Markdown @param editedBy absent for what follows from the stream */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SectionView(String title, String text, String editedBy, Instant editedAt) {}

    static ReviewView of(ReviewDocument document) {
        Map<String, SectionView> sections = new LinkedHashMap<>();
        document.sections().forEach((section, text) -> sections.put(section.key(), view(section.title(), text)));
        return new ReviewView(
                ReviewSummaryView.of(document.review(), document.readAt()),
                document.title(),
                document.incident().severity(),
                document.incident().status(),
                sections,
                document.review().actions().stream().map(ActionView::of).toList(),
                MetricsView.of(document.metrics(), document.corrections()),
                document.timeline().stream().map(TimelineRowView::brief).toList());
    }

    private static SectionView view(String title, SectionText text) {
        return new SectionView(title, text.text(), text.editedBy(), text.editedAt());
    }
}
