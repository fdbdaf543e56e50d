package io.muster.durable;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of the service the tests play; Hibernate does not start without an entity. */
@Entity
@Table(name = "note")
class Note {
    @Id
    UUID id;

    String text;

    Note() {}

    Note(UUID id, String text) {
        this.id = id;
        this.text = text;
    }
}
