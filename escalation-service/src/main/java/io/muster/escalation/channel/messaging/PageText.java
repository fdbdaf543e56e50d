package io.muster.escalation.channel.messaging;

import io.muster.escalation.roles.RolePolicy;
import io.quarkus.qute.TemplateData;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a page's message says, whatever the channel: what is broken, where, since when, how bad, what it costs, why you, and
 * the link.
 *
 * @param costs empty text while unknown
 * @param link where to answer, or where an admin sees more; empty text when there is nothing to open
 * @param asks whether the message is answered; a message about Muster itself is only told
 */
@TemplateData
record PageText(
        String subject,
        String name,
        String what,
        String where,
        String since,
        String severity,
        String service,
        String costs,
        String reason,
        String link,
        boolean asks) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm zzz", Locale.ENGLISH);
    private static final int LONGEST_SUBJECT = 180;

    static PageText of(PagePayload page, String link) {
        if (page.isBundle()) {
            return ofBundle(
                    page.bundle().stream().map(PagePayload.Bundled::page).toList(), link);
        }
        return new PageText(
                subject(page),
                page.name(),
                page.what(),
                page.where().isEmpty() ? "everywhere" : String.join(", ", page.where()),
                since(page),
                severity(page),
                service(page),
                Objects.requireNonNullElse(page.costs(), ""),
                page.reason(),
                link,
                !page.admin());
    }

    /** Several pages in one message: what they have in common, and a line about each. */
    private static PageText ofBundle(List<PagePayload> pages, String link) {
        PagePayload gravest = pages.getFirst();
        return new PageText(
                "[" + gravest.severity() + "] " + pages.size() + " pages: " + joined(pages, PagePayload::display),
                gravest.name(),
                pages.size() + " pages in one message",
                joined(pages, page -> page.where().isEmpty() ? "everywhere" : String.join(", ", page.where())),
                pages.stream()
                        .min(Comparator.comparing(PagePayload::since))
                        .map(PageText::since)
                        .orElseThrow(),
                joined(pages, page -> page.severity().toString()),
                joined(pages, PageText::service),
                "",
                "each of them names you:\n" + lines(pages),
                link,
                true);
    }

    private static String joined(List<PagePayload> pages, Function<PagePayload, String> part) {
        return pages.stream().map(part).distinct().collect(Collectors.joining(", "));
    }

    private static String lines(List<PagePayload> pages) {
        return pages.stream()
                .map(page -> "[" + page.severity() + "] " + page.display() + " " + oneLine(page.what())
                        + (page.costs() == null ? "" : "; costs " + page.costs()) + "; " + oneLine(page.reason()))
                .collect(Collectors.joining("\n"));
    }

    private static String severity(PagePayload page) {
        if (page.admin()) {
            return "of Muster itself";
        }
        return page.isTest()
                ? "none, this is a test"
                : page.severity() + (page.confirmed() ? ", confirmed" : ", not confirmed yet");
    }

    private static String since(PagePayload page) {
        return TIME.format(page.since().atZone(ZoneId.of(page.timeZone())));
    }

    private static String service(PagePayload page) {
        return page.service().isBlank() ? "none named" : page.service();
    }

    /** One line, whatever an alert puts into its summary. */
    private static String subject(PagePayload page) {
        String role = page.forRole() == null ? "" : "as " + RolePolicy.inWords(page.forRole()) + ": ";
        String subject = about(page) + role + oneLine(page.what()) + (page.confirmed() ? "" : " (unconfirmed)");
        return cut(subject, LONGEST_SUBJECT);
    }

    private static String about(PagePayload page) {
        if (page.admin()) {
            return "[Muster] ";
        }
        return page.isTest() ? "[Test] " : "[" + page.severity() + "] " + page.display() + " ";
    }

    /** A few plain lines, for channels that show text as it is. */
    String plain() {
        return facts().entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue() + "\n")
                        .collect(Collectors.joining())
                + "Why you: " + reason;
    }

    /** What is known of the incident besides its subject, each under its name, in the order in which it is shown. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Where", where);
        facts.put("Since", since);
        facts.put("Severity", severity);
        facts.put("Service", service);
        if (!costs.isEmpty()) {
            facts.put("Costs", costs);
        }
        return facts;
    }

    public boolean hasLink() {
        return !link.isEmpty();
    }

    /** What a button or a call carries in the link's stead. */
    String token() {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** All of it in one line of at most so many characters, which always ends with {@code ending}. */
    String brief(int longest, String ending) {
        String said = subject + (costs.isEmpty() ? "" : ". Costs: " + costs) + ". Where: " + where + ". Since: " + since
                + ". Why you: " + oneLine(reason) + ". ";
        return cut(said, Math.max(1, longest - ending.length())) + ending;
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
