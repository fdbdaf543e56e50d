package io.muster.review.document;

import static io.muster.review.ScriptedIncident.ADA;
import static io.muster.review.ScriptedIncident.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Incident;
import io.muster.contracts.LifecycleEvent;
import io.muster.review.ScriptedIncident;
import io.muster.review.metrics.Correction;
import io.muster.review.metrics.IncidentMetrics;
import io.muster.review.metrics.Point;
import io.muster.review.timeline.TimelineRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReviewDocumentTest {

    private static final Instant NOW = at("14:00:00");

    private final ScriptedIncident script = new ScriptedIncident();

    private ReviewDocument document(List<LifecycleEvent> events, Correction... corrections) {
        Incident incident = Incident.of(script.id, events);
        Review review = Review.scheduled(new UUID(12, 12), incident, new ReviewDeadline(3, 5, 10, ZoneOffset.UTC), NOW)
                .review()
                .edited(Map.of(Section.ROOT_CAUSE, "A release | changed *the* limit"), "ada", NOW)
                .review()
                .agreed(
                        new UUID(1, 1),
                        new Action.Proposal(
                                "Test | every release", ActionKind.DETECT_SOONER, "rami", LocalDate.of(2026, 3, 20)),
                        ADA,
                        LocalDate.of(2026, 3, 6),
                        NOW)
                .review();
        List<TimelineRow> rows = new ArrayList<>();
        events.forEach(event -> rows.add(new TimelineRow(new UUID(0, rows.size()), 4, rows.size(), event)));
        List<Correction> made = List.of(corrections);
        return ReviewDocument.of(review, incident, rows, IncidentMetrics.of(script.id, events, made), made, NOW);
    }

    private String text(ReviewDocument document, Section section) {
        return document.section(section).orElseThrow().text();
    }

    @Test
    void theSummaryIsWrittenForCustomers() {
        assertThat(text(document(script.untilResolved()), Section.SUMMARY))
                .isEqualTo("Checkout answers 5xx for 38 % of requests."
                        + " Customers were affected from 2026-03-06 10:01 UTC to 2026-03-06 10:14 UTC, for 13 min."
                        + " A release broke checkout; it was rolled back.");
        assertThat(text(document(script.untilResolvedAgain()), Section.SUMMARY))
                .contains("for 58 min", "It came back once.");
    }

    @Test
    void sectionsThatFollowFromTheStreamAreDrafted() {
        ReviewDocument document = document(script.untilResolved());

        assertThat(document.sections())
                .containsOnlyKeys(
                        Section.SUMMARY,
                        Section.IMPACT,
                        Section.CAMPAIGNS,
                        Section.DETECTION,
                        Section.ROOT_CAUSE,
                        Section.MITIGATION,
                        Section.VERIFICATION,
                        Section.COMMUNICATIONS);
        assertThat(text(document, Section.IMPACT)).contains("SEV1", "checkout", "eu", "all, growing", "13 min");
        assertThat(text(document, Section.DETECTION)).contains("monitoring", "before customers", "35 s");
        assertThat(text(document, Section.CAMPAIGNS)).contains("spring-sale");
        assertThat(text(document, Section.COMMUNICATIONS)).contains("3 min 7 s", "7 min 28 s", "1 of 2");
        assertThat(text(document, Section.VERIFICATION)).contains("transactions failed", "transactions passed");
    }

    @Test
    void aBackdatedImpactChangesTheDraftsAndIsShown() {
        Correction backdated = new Correction(
                new UUID(1, 1), Point.IMPACT_STARTED, at("10:01:30"), at("09:31:30"), "payment logs", "ada", NOW);
        ReviewDocument document = document(script.untilResolved(), backdated);

        assertThat(text(document, Section.SUMMARY)).contains("from 2026-03-06 09:31 UTC", "for 43 min");
        assertThat(ReviewMarkdown.of(document))
                .contains("## Corrections")
                .contains("| impact started | 2026-03-06 10:01:30 | 2026-03-06 09:31:30 | payment logs | ada |");
    }

    @Test
    void theMarkdownHasEveryPart() {
        String markdown = ReviewMarkdown.of(document(script.untilResolved()));

        assertThat(markdown)
                .startsWith("# Review of INC-1042: Checkout answers 5xx")
                .contains("## Root cause\n\nA release | changed *the* limit\n")
                .contains("## What worked\n\n*Not written.*\n")
                .contains("| Test \\| every release | detect sooner | rami | 2026-03-20 | open |")
                .contains("| TTD | impact started, 2026-03-06 10:01:30 | detected, 2026-03-06 10:02:05 | 35 s |")
                .contains(
                        "| 2026-03-06 10:03:40 | commander | Page acknowledged by the link in the message | because |")
                .doesNotContain("## Corrections", "null");
        for (Section section : Section.values()) {
            assertThat(markdown).contains("## " + section.title());
        }
    }

    @Test
    void clockSkewIsShown() {
        List<LifecycleEvent> events = new ArrayList<>(script.untilResolved());
        events.set(6, new PageAcknowledged(script.by(ADA, "10:02:01"), new UUID(6, 6), "ada", AcknowledgedBy.API));

        assertThat(ReviewMarkdown.of(document(events))).contains("| −4 s (clock skew) |");
    }

    @Test
    void restrictedRowsCanBeLeftOut() {
        List<LifecycleEvent> events = new ArrayList<>(script.untilResolved());
        events.add(script.restrictedNote("10:40:00"));
        ReviewDocument document = document(events);

        assertThat(ReviewMarkdown.of(document)).contains("the secret part");
        assertThat(ReviewMarkdown.of(document.withoutRestrictedRows())).doesNotContain("the secret part");
    }

    @Test
    void durationsReadLikeWords() {
        assertThat(List.of(0L, 59L, 60L, 61L, 599L, 601L, 3600L, 3900L, 90000L, -5L))
                .extracting(seconds -> Wording.duration(Duration.ofSeconds(seconds)))
                .containsExactly(
                        "0 s",
                        "59 s",
                        "1 min",
                        "1 min 1 s",
                        "9 min 59 s",
                        "10 min",
                        "1 h",
                        "1 h 5 min",
                        "1 d 1 h",
                        "−5 s");
    }
}
