package io.muster.triage.notes.persistence;

import io.muster.durable.ActorColumns;
import io.muster.triage.notes.Note;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "note")
class NoteEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    Instant at;

    @Embedded
    ActorColumns by;

    String body;

    static NoteEntity of(Note note) {
        var entity = new NoteEntity();
        entity.write(note);
        return entity;
    }

    private void write(Note note) {
        id = note.id();
        incidentId = note.incident();
        at = note.at();
        by = ActorColumns.of(note.by());
        body = note.text();
    }

    Note toNote() {
        return new Note(id, incidentId, at, by.toActor(), body);
    }
}
