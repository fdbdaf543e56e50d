package io.muster.escalation.channel.messaging;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a paging webhook carries.
 *
 * @param type {@code page}; {@code bundle} for several pages in one; {@code admin} where Muster itself is broken: there is no
 *     incident then
 * @param test true for a test page or the verification of a contact: nothing is broken; null otherwise
 * @param forRole the role the person is asked to take; absent for responders
 * @param acknowledgeUrl of a bundle: answers for all of it
 * @param alerts with labels and fingerprints, as detection knows them
 * @param pages of a bundle: each as it would have come alone; null otherwise
 */
@RegisterForReflection
record WebhookBody(
        String type,
        Boolean test,
        IncidentBody incident,
        String person,
        String reason,
        int level,
        Role forRole,
        String acknowledgeUrl,
        List<AlertRef> alerts,
        List<WebhookBody> pages) {

    /**
     * @param number null for a test, as {@code severity} and {@code confirmed} are: no incident is behind it; and while it is
     *     not known
     * @param costs what it costs, in one line; null while unknown
     */
    @RegisterForReflection
    record IncidentBody(
            UUID id,
            Long number,
            String what,
            List<String> where,
            Instant since,
            String service,
            Severity severity,
            Boolean confirmed,
            String costs) {}

    static WebhookBody of(PagePayload page, String link) {
        if (page.admin()) {
            return new WebhookBody("admin", null, null, page.person(), page.what(), 0, null, null, List.of(), null);
        }
        return page.isBundle() ? bundle(page, link) : alone(page, link);
    }

    private static WebhookBody bundle(PagePayload page, String link) {
        List<WebhookBody> pages = page.bundle().stream()
                .map(one -> alone(one.page(), link + "?page=" + one.page().pageId()))
                .toList();
        String reason = pages.size() + " pages in one message";
        return new WebhookBody("bundle", null, null, page.person(), reason, 0, null, link, List.of(), pages);
    }

    private static WebhookBody alone(PagePayload page, String link) {
        boolean test = page.isTest();
        IncidentBody incident = new IncidentBody(
                page.incidentId(),
                page.number() == 0 ? null : page.number(),
                page.what(),
                page.where(),
                page.since(),
                page.service(),
                test ? null : page.severity(),
                test ? null : page.confirmed(),
                page.costs());
        return new WebhookBody(
                "page",
                test ? true : null,
                incident,
                page.person(),
                page.reason(),
                page.level(),
                page.forRole(),
                link,
                page.alerts(),
                null);
    }
}
