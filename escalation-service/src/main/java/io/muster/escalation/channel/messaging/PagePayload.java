package io.muster.escalation.channel.messaging;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Incident;
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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A page's message as it waits in the database. Complete, since sending touches no database; what is secret (the link,
 * the webhook's secret, an address that lets in whoever has it) is sealed.
 *
 * @param costs what it costs, in one line; null while unknown
 * @param first whether it is the incident's first page
 * @param timeZone the person's, for the times in the message
 * @param sealedAddress the address where it is a secret by itself; null where {@code address} is it
 * @param admin whether it is about Muster itself and belongs to no escalation
 * @param test whether nothing is broken; null of what waits since an earlier version
 * @param bundle every page that this one message tells of, the gravest first; null when it tells of itself alone
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
        boolean admin,
        Boolean test,
        List<Bundled> bundle) {

    private static final int MOST_ALERTS = 50;

    /** @param delivery the id of the message that the page would have had alone */
    @RegisterForReflection
    record Bundled(UUID delivery, PagePayload page) {}

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
                page.reason() + (page.isPlannedAfresh() ? "; raised to " + facts.severity() + " since" : ""),
                page.level(),
                message.first(),
                page.forRole().orElse(null),
                facts.alerts().stream().limit(MOST_ALERTS).toList(),
                message.contact().address(),
                message.contact().sealedAddress().orElse(null),
                message.contact().sealedSecret().orElse(null),
                secrets.seal(message.link()),
                false,
                facts.test(),
                null);
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
                true,
                false,
                null);
    }

    /** What it tells of. @param delivery the message's own id */
    List<Bundled> pages(UUID delivery) {
        return bundle == null ? List.of(new Bundled(delivery, this)) : bundle;
    }

    boolean isBundle() {
        return bundle != null;
    }

    /** It was made to wait until now, so that its way is measured from here. */
    PagePayload releasedAt(Instant now) {
        return with(now, false, sealedLink, bundle);
    }

    /** One message for all of them. @param link leads to all of them; a secret */
    static PagePayload bundled(List<Bundled> pages, String link, Instant now, SecretBox secrets) {
        List<Bundled> ordered = pages.stream()
                .sorted(Comparator.comparing((Bundled one) -> one.page().severity())
                        .thenComparing(one -> one.page().number()))
                .toList();
        return ordered.getFirst().page().with(now, false, secrets.seal(link), ordered);
    }

    /** Without those that need no message any more; the others stay in order. */
    PagePayload without(Predicate<UUID> pageIds) {
        return isBundle()
                ? with(
                        decidedAt,
                        first,
                        sealedLink,
                        bundle.stream()
                                .filter(one -> !pageIds.test(one.page().pageId()))
                                .toList())
                : this;
    }

    /** The incident has become a SEV1 since. */
    PagePayload raised() {
        return with(decidedAt, Severity.SEV1, first, sealedLink, bundle);
    }

    private PagePayload with(Instant released, boolean isFirst, String newLink, List<Bundled> all) {
        return with(released, severity, isFirst, newLink, all);
    }

    private PagePayload with(
            Instant released, Severity newSeverity, boolean isFirst, String newLink, List<Bundled> all) {
        return new PagePayload(
                pageId,
                incidentId,
                number,
                what,
                where,
                since,
                detectedAt,
                released,
                service,
                newSeverity,
                confirmed,
                costs,
                person,
                name,
                timeZone,
                reason,
                level,
                isFirst,
                forRole,
                alerts,
                address,
                sealedAddress,
                sealedSecret,
                newLink,
                admin,
                test,
                all);
    }

    /** Nothing is broken. A number it has none then; nor has an incident whose detection is not known here. */
    boolean isTest() {
        return test == null ? !admin && number == 0 : test;
    }

    String display() {
        return Incident.label(number);
    }
}
