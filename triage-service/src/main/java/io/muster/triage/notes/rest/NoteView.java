package io.muster.triage.notes.rest;

import io.muster.contracts.Actor;
import io.muster.triage.notes.Note;
import java.time.Instant;
import java.util.UUID;

record NoteView(UUID id, Instant at, Actor by, String text) {

    static NoteView of(Note note) {
        return new NoteView(note.id(), note.at(), note.by(), note.text());
    }
}
