package io.muster.escalation.paging.rest;

import io.muster.escalation.paging.Facts;
import io.muster.escalation.paging.LinkAnswer;
import io.muster.escalation.paging.LinkAnswer.OfPage;
import io.muster.escalation.paging.Page;
import io.muster.escalation.paging.PageAnswer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;

/**
 * What the page behind an acknowledge link shows.
 *
 * @param buttons which answers it offers, the first one large; none when no answer is needed
 * @param rows one for each page of a message that told of several; none for a single page
 */
record LinkPage(
        int status,
        String title,
        String text,
        String incident,
        String what,
        String severity,
        List<Button> buttons,
        List<Row> rows) {

    private static final int GONE = 410;

    /** @param answer as it stands in the form's address */
    record Button(String answer, String label) {

        static Button of(PageAnswer answer) {
            return new Button(
                    answer.name().toLowerCase(Locale.ROOT),
                    switch (answer) {
                        case ACKNOWLEDGE -> "Acknowledge";
                        case ESCALATE -> "Page the next level, I stay on it";
                        case DECLINE -> "I cannot come";
                    });
        }
    }

    /** One page of several. @param page its id; null when it needs no answer of its own */
    record Row(String page, String incident, String what, String text) {}

    @CheckedTemplate(basePath = "acknowledge")
    static class Templates {
        static native TemplateInstance link(LinkPage page);
    }

    String render() {
        return Templates.link(this).render();
    }

    /** @param first the answer that somebody is most likely to give */
    static LinkPage of(LinkAnswer answer, PageAnswer first) {
        return switch (answer) {
            case LinkAnswer.Open open -> of(open, 200, question(first), whyYou(open.page()), buttons(first));
            case OfPage settled -> settled(settled);
            case LinkAnswer.Several(List<OfPage> answers) -> several(answers, first);
            case LinkAnswer.Unknown ignored ->
                new LinkPage(
                        404,
                        "This link is not known",
                        "Check that it was copied whole.",
                        "",
                        "",
                        "",
                        List.of(),
                        List.of());
        };
    }

    private static String whyYou(Page page) {
        return (page.forRole().isPresent() ? "You are asked " + page.place() + ". " : "") + "Why you: " + page.reason();
    }

    private static LinkPage settled(OfPage answer) {
        List<Button> buttons = switch (answer) {
            case LinkAnswer.Escalated escalated when !escalated.isAcknowledged() -> buttons(PageAnswer.ACKNOWLEDGE);
            case LinkAnswer.Escalated ignored -> buttons(PageAnswer.ESCALATE, PageAnswer.DECLINE);
            case LinkAnswer.Used ignored -> buttons(PageAnswer.ESCALATE, PageAnswer.DECLINE);
            default -> List.of();
        };
        return of(answer, isGone(answer) ? GONE : 200, title(answer), text(answer), buttons);
    }

    private static String question(PageAnswer first) {
        return switch (first) {
            case ACKNOWLEDGE -> "Acknowledge this page?";
            case DECLINE -> "You cannot come?";
            case ESCALATE -> "Page the next level?";
        };
    }

    private static String title(OfPage answer) {
        return switch (answer) {
            case LinkAnswer.Open ignored -> question(PageAnswer.ACKNOWLEDGE);
            case LinkAnswer.Acknowledged ignored -> "Acknowledged";
            case LinkAnswer.Declined ignored -> "Declined";
            case LinkAnswer.Escalated escalated ->
                escalated.asked() ? "The next level is paged" : "Nobody is left to ask";
            case LinkAnswer.Used ignored -> "Already acknowledged";
            case LinkAnswer.Ended ignored -> "No answer is needed any more";
            case LinkAnswer.Expired ignored -> "This link has expired";
        };
    }

    private static String text(OfPage answer) {
        return switch (answer) {
            case LinkAnswer.Open open -> whyYou(open.page());
            case LinkAnswer.Acknowledged done -> "Thank you. " + done.follows();
            case LinkAnswer.Declined declined ->
                declined.facts().test()
                        ? "Nothing is broken. You need not do anything."
                        : "Others are asked for. You need not do anything.";
            case LinkAnswer.Escalated escalated -> escalated.follows();
            case LinkAnswer.Used used -> "By " + used.by() + " at " + used.at() + ".";
            case LinkAnswer.Ended ended -> "Because " + ended.why() + ".";
            case LinkAnswer.Expired ignored -> "Acknowledge on the incident board.";
        };
    }

    private static LinkPage several(List<OfPage> answers, PageAnswer first) {
        List<Row> rows = answers.stream().map(LinkPage::row).toList();
        long open = answers.stream().filter(LinkAnswer.Open.class::isInstance).count();
        boolean gone = answers.stream().allMatch(LinkPage::isGone);
        String settled = gone ? "No answer is needed any more" : "Done";
        String title = open > 0 ? waiting(open) : settled;
        String text = open > 0 ? "Answer for all of them, or one by one." : "";
        return new LinkPage(gone ? GONE : 200, title, text, "", "", "", open > 0 ? buttons(first) : List.of(), rows);
    }

    private static String waiting(long pages) {
        return pages == 1 ? "1 page waits for you" : pages + " pages wait for you";
    }

    private static boolean isGone(OfPage answer) {
        return answer instanceof LinkAnswer.Ended || answer instanceof LinkAnswer.Expired;
    }

    private static Row row(OfPage answer) {
        Facts facts = answer.facts();
        String page = answer instanceof LinkAnswer.Open open ? open.linked().toString() : null;
        String text = page == null ? title(answer) + ". " + text(answer) : severity(facts) + ". " + text(answer);
        return new Row(page, facts.label(), facts.what(), text);
    }

    private static LinkPage of(OfPage answer, int status, String title, String text, List<Button> buttons) {
        Facts facts = answer.facts();
        // what has expired may have come into other hands: it no longer tells what is broken
        boolean tells = !(answer instanceof LinkAnswer.Expired);
        return new LinkPage(
                status,
                title,
                text,
                facts.label(),
                tells ? facts.what() : "",
                tells ? severity(facts) : "",
                buttons,
                List.of());
    }

    private static String severity(Facts facts) {
        if (facts.test()) {
            return facts.severityInWords();
        }
        return facts.severity() + (facts.confirmed() ? ", confirmed" : ", not confirmed yet");
    }

    private static List<Button> buttons(PageAnswer first) {
        return switch (first) {
            case ACKNOWLEDGE -> buttons(PageAnswer.ACKNOWLEDGE, PageAnswer.ESCALATE, PageAnswer.DECLINE);
            case ESCALATE -> buttons(PageAnswer.ESCALATE, PageAnswer.ACKNOWLEDGE, PageAnswer.DECLINE);
            case DECLINE -> buttons(PageAnswer.DECLINE, PageAnswer.ACKNOWLEDGE, PageAnswer.ESCALATE);
        };
    }

    private static List<Button> buttons(PageAnswer... answers) {
        return List.of(answers).stream().map(Button::of).toList();
    }
}
