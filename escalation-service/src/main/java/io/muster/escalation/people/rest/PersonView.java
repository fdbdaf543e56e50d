package io.muster.escalation.people.rest;

import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Pace;
import io.muster.escalation.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A person as others may see it: addresses are shown to admins and to the person alone, secrets to nobody.
 *
 * @param quietHours null when the person may be reached at any time
 * @param partner name of the partner whose support desk it is; null for the company's own people
 * @param warnings what keeps pages from them
 */
record PersonView(
        String id,
        String name,
        String timeZone,
        List<ContactView> contacts,
        List<RuleView> rules,
        QuietHoursView quietHours,
        String partner,
        List<String> warnings) {

    /**
     * @param address null where it is not shown
     * @param signed whether messages are signed with a stored secret
     * @param verifiedAt when something that was sent there came back; null while nobody knows whether it arrives
     * @param bundle for how long pages of low urgency are gathered into one message; null where it is left to the channel
     * @param perMinute how many messages may go out within any minute; null where nothing limits them but the channel
     */
    record ContactView(
            String kind, String address, boolean signed, Instant verifiedAt, String bundle, Integer perMinute) {}

    /** @param contact place in the order, counted from 1 */
    record RuleView(String urgency, String after, int contact) {}

    record QuietHoursView(String from, String until) {}

    static PersonView of(Person person, boolean withAddresses) {
        return new PersonView(
                person.id(),
                person.name(),
                person.timeZone().getId(),
                person.contacts().stream()
                        .map(contact -> view(contact, withAddresses))
                        .toList(),
                person.rules().stream()
                        .map(rule -> new RuleView(
                                rule.urgency().name().toLowerCase(Locale.ROOT),
                                rule.after().toString(),
                                rule.contact() + 1))
                        .toList(),
                person.quietHours()
                        .map(hours -> new QuietHoursView(
                                hours.from().toString(), hours.until().toString()))
                        .orElse(null),
                person.partner().orElse(null),
                person.remarks());
    }

    private static ContactView view(Contact contact, boolean withAddress) {
        return new ContactView(
                contact.kind(),
                withAddress ? contact.address() : null,
                contact.sealedSecret().isPresent(),
                contact.verifiedAt().orElse(null),
                contact.pace().map(pace -> pace.bundle().toString()).orElse(null),
                contact.pace().flatMap(Pace::perMinute).orElse(null));
    }
}
