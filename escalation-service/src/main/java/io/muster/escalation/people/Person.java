package io.muster.escalation.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Someone who can be paged.
 *
 * @param id the {@code sub} of the person's sign-in token; the only thing of a person that appears in events
 * @param timeZone in which times are shown to the person
 * @param contacts in the order in which they are tried
 */
public record Person(String id, String name, ZoneId timeZone, List<Contact> contacts) {

    public Person {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(timeZone);
        contacts = List.copyOf(contacts);
    }

    public boolean isReachable() {
        return !contacts.isEmpty();
    }

    /** The contact at the given place in the order, counted from 0; empty when all of them have been tried. */
    public Optional<Contact> contact(int place) {
        return place < contacts.size() ? Optional.of(contacts.get(place)) : Optional.empty();
    }
}
