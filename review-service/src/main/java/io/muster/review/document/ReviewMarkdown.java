package io.muster.review.document;

import io.muster.contracts.Actor;
import io.muster.review.metrics.Correction;
import io.muster.review.metrics.Metric;
import io.muster.review.timeline.TimelineRow;
import io.muster.review.timeline.TimelineWords;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A review as Markdown, with tables as GitHub reads them. People appear by role, owners of actions by id (R100). */
public final class ReviewMarkdown {

    private final ReviewDocument document;
    private final StringBuilder out = new StringBuilder(4096);

    private ReviewMarkdown(ReviewDocument document) {
        this.document = document;
    }

    public static String of(ReviewDocument document) {
        ReviewMarkdown markdown = new ReviewMarkdown(document);
        markdown.header();
        for (Section section : Section.values()) {
            markdown.section(section);
        }
        markdown.actions();
        markdown.metrics();
        markdown.corrections();
        markdown.timeline();
        return markdown.out.toString().stripTrailing() + "\n";
    }

    private void header() {
        Review review = document.review();
        line("# " + inline(document.title()));
        blank();
        table("", "");
        row("Status", status(review.state()));
        row("Severity", TimelineWords.words(document.incident().severity()));
        row("Due", Wording.minute(review.dueAt()) + (review.isOverdue(document.readAt()) ? " (overdue)" : ""));
        row("Found by us", yesOrNo(document.metrics().foundByUs()));
        row("Relapses", Integer.toString(document.metrics().relapses()));
        blank();
    }

    private static String status(ReviewState state) {
        return switch (state) {
            case ReviewState.Draft draft -> "draft " + draft.revision() + " of " + Wording.minute(draft.draftedAt());
            case ReviewState.Published published ->
                "published " + Wording.minute(published.at())
                        + (published.justification() == null
                                ? ""
                                : "; on the number of actions: " + published.justification());
        };
    }

    private void section(Section section) {
        line("## " + section.title());
        blank();
        line(document.section(section).map(SectionText::text).orElse("*Not written.*"));
        blank();
    }

    private void actions() {
        line("## Actions");
        blank();
        if (document.review().actions().isEmpty()) {
            line("*None agreed.*");
            blank();
            return;
        }
        table("Action", "For", "Owner", "Due", "State");
        LocalDate today = LocalDate.ofInstant(document.readAt(), ZoneOffset.UTC);
        for (Action action : document.review().actions()) {
            String state = action.isOpen()
                    ? action.isOverdue(today) ? "overdue" : "open"
                    : "done: " + action.completion().outcome();
            row(
                    action.title(),
                    TimelineWords.words(action.kind()),
                    action.owner(),
                    action.dueOn().toString(),
                    state);
        }
        blank();
    }

    private void metrics() {
        line("## Metrics");
        blank();
        table("Metric", "From", "To", "Duration");
        for (Metric metric : document.metrics().all()) {
            if (metric.duration() != null) {
                row(
                        metric.measure().title(),
                        metric.measure().from().words() + ", " + Wording.second(metric.from()),
                        metric.measure().to().words() + ", " + Wording.second(metric.to()),
                        Wording.duration(metric.duration()) + (metric.isClockSkew() ? " (clock skew)" : ""));
            }
        }
        blank();
    }

    private void corrections() {
        if (document.corrections().isEmpty()) {
            return;
        }
        line("## Corrections");
        blank();
        table("Point", "Was", "Is", "Why", "By", "On");
        for (Correction correction : document.corrections()) {
            row(
                    correction.point().words(),
                    Wording.second(correction.previous()),
                    Wording.second(correction.at()),
                    correction.reason(),
                    correction.by(),
                    Wording.second(correction.madeAt()));
        }
        blank();
    }

    private void timeline() {
        line("## Timeline");
        blank();
        line("In the order of the stream; times are UTC, by the clock of the service that says so.");
        blank();
        table("Time", "Who", "What", "Why");
        for (TimelineRow row : document.timeline()) {
            row(
                    Wording.second(row.at()),
                    who(row.event().actor()),
                    row.text(),
                    row.event().reason());
        }
        blank();
    }

    private static String who(Actor actor) {
        if (actor.kind() == Actor.Kind.RULE) {
            return "rule " + actor.id();
        }
        return actor.role() == null ? "a person" : TimelineWords.words(actor.role());
    }

    private static String yesOrNo(Boolean value) {
        return value == null ? "not known" : value ? "yes" : "no";
    }

    private void table(String... titles) {
        row(titles);
        line("|" + "---|".repeat(titles.length));
    }

    private void row(String... cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(inline(cell)).append(" |");
        }
        out.append('\n');
    }

    /** Others' words in one line of a table: what Markdown or HTML would act on is shown as it stands. */
    private static String inline(String text) {
        String oneLine = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return oneLine.replaceAll("([\\\\`*_\\[\\]<>|#!~])", "\\\\$1");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void blank() {
        out.append('\n');
    }
}
