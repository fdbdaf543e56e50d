package io.muster.escalation.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import io.muster.escalation.people.Person.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final Contact UNPROVED = Contact.of("mail", "old@store.example");
    private static final Contact PHONE = verified("sms", "+4915100000001");
    private static final Contact MAIL = verified("mail", "mia@store.example");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Contact RAMIS_PHONE = Contact.of("sms", "+4930123456");
    private static final Contact RAMIS_MAIL = Contact.of("mail", "rami@store.example");

    @Test
    void contactsKeepTheirPlacesWhereAnEarlierOneIsPassedOver() {
        Person mia = new Person("mia", "Mia", ZoneId.of("UTC"), List.of(UNPROVED, PHONE, MAIL)).throughVerified();

        assertThat(mia.steps(Severity.SEV1))
                .containsExactly(new Step(1, PHONE, Optional.of(Duration.ZERO)), new Step(2, MAIL, Optional.empty()));
    }

    @Test
    void rulesOfAContactThatIsPassedOverDoNotCount() {
        List<ContactRule> rules = List.of(
                new ContactRule(Urgency.HIGH, Duration.ZERO, 0),
                new ContactRule(Urgency.HIGH, Duration.ofMinutes(2), 2));
        Person mia = new Person(
                "mia",
                "Mia",
                ZoneId.of("UTC"),
                List.of(UNPROVED, PHONE, MAIL),
                rules,
                Optional.empty(),
                Optional.empty());

        assertThat(mia.throughVerified().steps(Severity.SEV1))
                .containsExactly(new Step(2, MAIL, Optional.of(Duration.ofMinutes(2))));
        assertThat(mia.steps(Severity.SEV1)).hasSize(2);
    }

    @Test
    void whoHasOnlyUnprovedContactsCannotBeReached() {
        Person mia = new Person("mia", "Mia", ZoneId.of("UTC"), List.of(UNPROVED));

        assertThat(mia.isReachable()).isTrue();
        assertThat(mia.throughVerified().isReachable()).isFalse();
        assertThat(mia.throughVerified().steps(Severity.SEV1)).isEmpty();
    }

    @Test
    void theContactThatAMessageWentToIsProvedWhereverItStandsNow() {
        Person rami = new Person("rami", "Rami", ZoneId.of("UTC"), List.of(RAMIS_PHONE, RAMIS_MAIL));

        assertThat(rami.proved(RAMIS_MAIL.fingerprint(), NOW).contacts())
                .containsExactly(RAMIS_PHONE, RAMIS_MAIL.verified(NOW));
    }

    @Test
    void anotherAddressOfTheSameKindIsNotProved() {
        Person rami = new Person("rami", "Rami", ZoneId.of("UTC"), List.of(Contact.of("sms", "+4930999999")));

        assertThat(rami.proved(RAMIS_PHONE.fingerprint(), NOW)).isEqualTo(rami);
    }

    @Test
    void aFingerprintTellsKindsApartAndNotTheAddress() {
        assertThat(RAMIS_PHONE.fingerprint())
                .isNotEqualTo(Contact.of("voice", "+4930123456").fingerprint())
                .doesNotContain("4930123456");
    }

    private static Contact verified(String kind, String address) {
        return Contact.of(kind, address).verified(Instant.EPOCH);
    }
}
