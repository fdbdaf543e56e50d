package io.muster.escalation.schedule.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPeopleTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final EventPeople people = new EventPeople(List.of(
            new Person("mia", "Mia", ZoneOffset.UTC, List.of(Contact.of("mail", "Mia@store.example"))),
            new Person("noah", "Noah", ZoneOffset.UTC, List.of(Contact.of("sms", "+4930")))));

    private static ICalendar.Occurrence event(String summary, String... attendees) {
        return new ICalendar.Occurrence("1", summary, List.of(attendees), NOON, NOON.plusSeconds(3600));
    }

    @Test
    void thePersonWhoseIdIsTheSummary() {
        assertThat(people.meantBy(event(" noah ", "mia@store.example"))).isEqualTo("noah");
    }

    @Test
    void elseWhoAttendsByTheAddressOfTheirMail() {
        assertThat(people.meantBy(event("On call: Mia", "boss@store.example", "mia@STORE.example")))
                .isEqualTo("mia");
    }

    @Test
    void elseWhomTheSummaryNames() {
        assertThat(people.meantBy(event("zoe"))).isEqualTo("zoe");
        assertThatThrownBy(() -> people.meantBy(event(""))).hasMessageContaining("names no person");
    }
}
