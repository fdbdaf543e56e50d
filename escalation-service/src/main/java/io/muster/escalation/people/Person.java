package io.muster.escalation.people;

import io.muster.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Someone who can be paged: a colleague, or a partner's support desk (R9, R31).
 *
 * @param id the {@code sub} of the person's sign-in token; the only thing of a person that appears in events
 * @param timeZone in which times are shown to the person
 * @param contacts in the order in which they are tried
 * @param rules when which contact is used; an urgency without a rule uses all contacts in order
 * @param quietHours when the person is left alone, but for a SEV1
 * @param partner name of the partner whose support desk it is; empty for the company's own people
 * @param verifiedOnly whether contacts that nobody has proved to arrive are passed over; they keep their places
 */
public record Person(
        String id,
        String name,
        ZoneId timeZone,
        List<Contact> contacts,
        List<ContactRule> rules,
        Optional<QuietHours> quietHours,
        Optional<String> partner,
        boolean verifiedOnly) {

    public Person {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(timeZone);
        Objects.requireNonNull(quietHours);
        Objects.requireNonNull(partner);
        contacts = List.copyOf(contacts);
        rules = List.copyOf(rules);
        int places = contacts.size();
        if (rules.stream().anyMatch(rule -> rule.contact() >= places)) {
            throw new IllegalArgumentException("a rule names a contact that there is not");
        }
    }

    /** What keeps pages from them as they were set up, in words. */
    public List<String> remarks() {
        return remarks(contacts.size());
    }

    /** As {@link #remarks()} of somebody with so many contacts. */
    public static List<String> remarks(int contacts) {
        return contacts == 0 ? List.of("no contact is given: no page reaches them") : List.of();
    }

    /** Someone who is reached through all contacts, verified or not. */
    public Person(
            String id,
            String name,
            ZoneId timeZone,
            List<Contact> contacts,
            List<ContactRule> rules,
            Optional<QuietHours> quietHours,
            Optional<String> partner) {
        this(id, name, timeZone, contacts, rules, quietHours, partner, false);
    }

    /** A colleague who is reached through all contacts in order, at any time. */
    public Person(String id, String name, ZoneId timeZone, List<Contact> contacts) {
        this(id, name, timeZone, contacts, List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * One step of reaching the person.
     *
     * @param place of the contact in the person's order, counted from 0
     * @param after how long after the person was asked for; empty means only when the step before has failed
     */
    public record Step(int place, Contact contact, Optional<Duration> after) {}

    /** How the person is reached, step by step. A step whose time has not come is used early when the one before fails. */
    public List<Step> steps(Severity severity) {
        Urgency urgency = Urgency.of(severity);
        List<Step> byRule = rules.stream()
                .filter(rule -> rule.urgency() == urgency && isUsable(rule.contact()))
                .sorted(Comparator.comparing(ContactRule::after))
                .map(rule -> new Step(rule.contact(), contacts.get(rule.contact()), Optional.of(rule.after())))
                .toList();
        return byRule.isEmpty() ? inOrder() : byRule;
    }

    private List<Step> inOrder() {
        List<Step> steps = new ArrayList<>();
        usable().forEach(place -> steps.add(
                new Step(place, contacts.get(place), steps.isEmpty() ? Optional.of(Duration.ZERO) : Optional.empty())));
        return steps;
    }

    /** Places of the contacts that messages may go to. */
    private IntStream usable() {
        return IntStream.range(0, contacts.size()).filter(this::isUsable);
    }

    private boolean isUsable(int place) {
        return !verifiedOnly || contacts.get(place).isVerified();
    }

    /** Until when the person is left alone; empty when messages may go out at once. */
    public Optional<Instant> quietUntil(Severity severity, Instant at) {
        return severity == Severity.SEV1 ? Optional.empty() : quietHours.flatMap(hours -> hours.endAfter(at, timeZone));
    }

    public boolean isReachable() {
        return usable().findAny().isPresent();
    }

    /** The contact at the given place in the order, counted from 0; empty when all of them have been tried. */
    public Optional<Contact> contact(int place) {
        return place < contacts.size() ? Optional.of(contacts.get(place)) : Optional.empty();
    }

    public boolean isPartner() {
        return partner.isPresent();
    }

    /** The person as reached only where somebody has proved that messages arrive. */
    public Person throughVerified() {
        return new Person(id, name, timeZone, contacts, rules, quietHours, partner, true);
    }

    /** The person as reached through one contact alone, at once and at any hour. */
    public Person onlyThrough(int place) {
        ContactRule atOnce = new ContactRule(Urgency.HIGH, Duration.ZERO, place);
        return new Person(id, name, timeZone, contacts, List.of(atOnce), Optional.empty(), partner);
    }

    /** The person with what applies to each contact: its own pace, else the one of its channel. */
    public Person paced(UnaryOperator<Contact> byChannel) {
        return with(contacts.stream().map(byChannel).toList());
    }

    Person with(List<Contact> changed) {
        return new Person(id, name, timeZone, changed, rules, quietHours, partner, verifiedOnly);
    }

    /** The person whose contact of that fingerprint, wherever it stands now, is known to arrive. */
    Person proved(String fingerprint, Instant at) {
        return with(contacts.stream()
                .map(contact -> contact.fingerprint().equals(fingerprint) ? contact.verified(at) : contact)
                .toList());
    }
}
