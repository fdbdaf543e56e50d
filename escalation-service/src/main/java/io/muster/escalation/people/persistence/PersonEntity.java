package io.muster.escalation.people.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.escalation.StoredJson;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

    @RegisterForReflection
    record StoredContact(String kind, String address, String sealedSecret) {}

    static PersonEntity of(Person person) {
        PersonEntity entity = new PersonEntity();
        entity.id = person.id();
        entity.name = person.name();
        entity.timeZone = person.timeZone().getId();
        entity.contacts = StoredJson.write(person.contacts().stream()
                .map(contact -> new StoredContact(
                        contact.kind(),
                        contact.address(),
                        contact.sealedSecret().orElse(null)))
                .toList());
        return entity;
    }

    Person person() {
        List<Contact> stored = StoredJson.read(contacts, new TypeReference<List<StoredContact>>() {}).stream()
                .map(contact ->
                        new Contact(contact.kind(), contact.address(), Optional.ofNullable(contact.sealedSecret())))
                .toList();
        return new Person(id, name, ZoneId.of(timeZone), stored);
    }
}
