package io.muster.escalation.people.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.escalation.StoredJson;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Pace;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import io.muster.escalation.people.Urgency;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

@Entity
@Table(name = "person")
class PersonEntity {

    @Id
    String id;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    String contacts;
    String rules;

    @Column(name = "quiet_from")
    LocalTime quietFrom;

    @Column(name = "quiet_until")
    LocalTime quietUntil;

    String partner;

    @RegisterForReflection
    record StoredContact(
            String kind,
            String address,
            String sealedAddress,
            String sealedSecret,
            Instant verifiedAt,
            Duration bundle,
            Integer perMinute) {

        static StoredContact of(Contact contact) {
            return new StoredContact(
                    contact.kind(),
                    contact.address(),
                    contact.sealedAddress().orElse(null),
                    contact.sealedSecret().orElse(null),
                    contact.verifiedAt().orElse(null),
                    contact.pace().map(Pace::bundle).orElse(null),
                    contact.pace().flatMap(Pace::perMinute).orElse(null));
        }

        Contact contact() {
            return new Contact(
                    kind,
                    address,
                    Optional.ofNullable(sealedAddress),
                    Optional.ofNullable(sealedSecret),
                    Optional.ofNullable(verifiedAt),
                    Optional.ofNullable(bundle).map(time -> new Pace(time, Optional.ofNullable(perMinute))));
        }
    }

    @RegisterForReflection
    record StoredRule(Urgency urgency, Duration after, int contact) {}

    static PersonEntity of(Person person) {
        PersonEntity entity = new PersonEntity();
        entity.id = person.id();
        entity.name = person.name();
        entity.timeZone = person.timeZone().getId();
        entity.contacts = StoredJson.write(
                person.contacts().stream().map(StoredContact::of).toList());
        entity.rules = StoredJson.write(person.rules().stream()
                .map(rule -> new StoredRule(rule.urgency(), rule.after(), rule.contact()))
                .toList());
        entity.quietFrom = person.quietHours().map(QuietHours::from).orElse(null);
        entity.quietUntil = person.quietHours().map(QuietHours::until).orElse(null);
        entity.partner = person.partner().orElse(null);
        return entity;
    }

    Person person() {
        List<Contact> stored = StoredJson.read(contacts, new TypeReference<List<StoredContact>>() {}).stream()
                .map(StoredContact::contact)
                .toList();
        List<ContactRule> storedRules = StoredJson.read(rules, new TypeReference<List<StoredRule>>() {}).stream()
                .map(rule -> new ContactRule(rule.urgency(), rule.after(), rule.contact()))
                .toList();
        return new Person(
                id,
                name,
                ZoneId.of(timeZone),
                stored,
                storedRules,
                Optional.ofNullable(quietFrom).map(from -> new QuietHours(from, quietUntil)),
                Optional.ofNullable(partner));
    }
}
