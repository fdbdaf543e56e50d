package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.schedule.ScheduleProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whom a calendar's event means: the person whose id its summary is, else one who attends, by the address of their mail. */
final class EventPeople {

    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> byMail = new HashMap<>();

    EventPeople(Collection<Person> people) {
        people.forEach(person -> {
            ids.add(person.id());
            person.contacts().stream()
                    .filter(contact -> contact.kind().equals("mail"))
                    .map(Contact::address)
                    .forEach(address -> byMail.putIfAbsent(address.toLowerCase(Locale.ROOT), person.id()));
        });
    }

    /** @throws Refusal when the event names nobody; whom we do not know is refused by who takes the shift */
    String meantBy(ICalendar.Occurrence event) {
        String summary = event.summary().strip();
        if (ids.contains(summary)) {
            return summary;
        }
        return event.attendees().stream()
                .map(address -> byMail.get(address.toLowerCase(Locale.ROOT)))
                .filter(id -> id != null)
                .findFirst()
                .orElseGet(() -> named(event, summary));
    }

    private static String named(ICalendar.Occurrence event, String summary) {
        if (summary.isEmpty()) {
            throw new Refusal(
                    ScheduleProblem.INVALID_CALENDAR,
                    "An event at " + event.from() + " names no person, neither in its summary nor as an attendee");
        }
        return summary;
    }
}
