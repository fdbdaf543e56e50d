package io.muster.escalation.channel.messaging;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.admin.AdminPage;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.paging.Page;
import io.muster.escalation.paging.PageMessage;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.web.SecretBox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page's message as it waits in the database. Complete, since sending touches no database; what is secret (the link,
 * the webhook's secret, an address that lets in whoever has it) is sealed.
 *
 * @param costs what it costs, in one line; null while unknown
 * @param first whether it is the incident's first page
 * @param timeZone the person's, for the times in the message
 * @param sealedAddress the address where it is a secret by itself; null where {@code address} is it
 * @param admin whether it is about Muster itself and belongs to no escalation
 */
@RegisterForReflection
record PagePayload(
        UUID pageId,
        UUID incidentId,
        long number,
        String what,
        List<String> where,
        Instant since,
        Instant detectedAt,
        Instant decidedAt,
        String service,
        Severity severity,
        boolean confirmed,
        String costs,
        String person,
        String name,
        String timeZone,
        String reason,
        int level,
        boolean first,
        Role forRole,
        List<AlertRef> alerts,
        String address,
        String sealedAddress,
        String sealedSecret,
        String sealedLink,
        boolean admin) {

    private static final int MOST_ALERTS = 50;

    static PagePayload of(PageMessage message, SecretBox secrets) {
        Facts facts = message.facts();
        Page page = message.page();
        return new PagePayload(
                page.id(),
                facts.incidentId(),
                facts.number(),
                facts.what(),
                facts.where(),
                facts.since(),
                facts.detectedAt(),
                page.decidedAt(),
                facts.service(),
                facts.severity(),
                facts.confirmed(),
                facts.revenue().map(Costs::inWords).orElse(null),
                page.person(),
                message.person().name(),
                message.person().timeZone().getId(),
                page.reason(),
                page.level(),
                message.first(),
                page.forRole().orElse(null),
                facts.alerts().stream().limit(MOST_ALERTS).toList(),
                message.contact().address(),
                message.contact().sealedAddress().orElse(null),
                message.contact().sealedSecret().orElse(null),
                secrets.seal(message.link()),
                false);
    }

    /**
     * What is broken is Muster itself: no incident is behind it, so that the page stands in for one, and there is nothing to
     * acknowledge.
     */
    static PagePayload of(AdminPage page, Person person, Contact contact, String link, SecretBox secrets) {
        return new PagePayload(
                page.id(),
                page.id(),
                0,
                page.what(),
                List.of("escalation-service"),
                page.since(),
                page.since(),
                page.decidedAt(),
                "escalation-service",
                Severity.SEV2,
                true,
                null,
                person.id(),
                person.name(),
                person.timeZone().getId(),
                "you are an admin of Muster",
                0,
                false,
                null,
                List.of(),
                contact.address(),
                contact.sealedAddress().orElse(null),
                contact.sealedSecret().orElse(null),
                secrets.seal(link),
                true);
    }

    String display() {
        return "INC-" + number;
    }
}
