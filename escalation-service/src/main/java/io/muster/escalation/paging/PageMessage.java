package io.muster.escalation.paging;

import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import java.util.UUID;

/**
 * A page on its way to one contact of a person.
 *
 * @param delivery idempotency key for the provider
 * @param first whether it is the first page of the incident, by which the way from detection is measured
 * @param link a working acknowledge link, bound to page and person; a secret
 */
public record PageMessage(
        UUID delivery, Facts facts, Page page, boolean first, Person person, Contact contact, String link) {

    /** Neither the link nor the contact. */
    @Override
    public String toString() {
        return "PageMessage[" + delivery + "]";
    }
}
