package io.muster.escalation.people.rest;

import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import java.util.List;

/** A person as others may see it: addresses are shown to admins and to the person alone, secrets to nobody. */
record PersonView(String id, String name, String timeZone, List<ContactView> contacts) {

    /** @param address null where it is not shown @param signed whether messages are signed with a stored secret */
    record ContactView(String kind, String address, boolean signed) {}

    static PersonView of(Person person, boolean withAddresses) {
        return new PersonView(
                person.id(),
                person.name(),
                person.timeZone().getId(),
                person.contacts().stream()
                        .map(contact -> view(contact, withAddresses))
                        .toList());
    }

    private static ContactView view(Contact contact, boolean withAddress) {
        return new ContactView(
                contact.kind(),
                withAddress ? contact.address() : null,
                contact.sealedSecret().isPresent());
    }
}
