package io.muster.escalation.channel.messaging;

import io.quarkus.qute.TemplateData;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a page's mail says: what is broken, where, since when, how bad, why you, and the link. */
@TemplateData
record MailContent(
        String subject,
        String name,
        String what,
        String where,
        String since,
        String severity,
        String service,
        String reason,
        String link) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm zzz", Locale.ENGLISH);
    private static final int LONGEST_SUBJECT = 180;

    static MailContent of(PagePayload page, String link) {
        String severity = page.severity() + (page.confirmed() ? ", confirmed" : ", not confirmed yet");
        return new MailContent(
                subject(page),
                page.name(),
                page.what(),
                page.where().isEmpty() ? "everywhere" : String.join(", ", page.where()),
                TIME.format(page.since().atZone(ZoneId.of(page.timeZone()))),
                severity,
                page.service().isBlank() ? "none named" : page.service(),
                page.reason(),
                link);
    }

    /** One line, whatever an alert puts into its summary. */
    private static String subject(PagePayload page) {
        String subject = "[" + page.severity() + "] " + page.display() + " "
                + page.what().replaceAll("\\p{Cntrl}+", " ").strip() + (page.confirmed() ? "" : " (unconfirmed)");
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
