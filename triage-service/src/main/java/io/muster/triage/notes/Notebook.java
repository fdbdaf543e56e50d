package io.muster.triage.notes;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people wrote down; lists are in the order of writing. */
public interface Notebook {

    Uni<Void> add(Note note);

    /** The next {@code count} notes after the one of that id; null begins with the first. */
    Uni<List<Note>> notes(UUID incident, UUID after, int count);

    Uni<Void> add(RecordedDecision decision);

    /** The next {@code count} decisions after the one of that id; null begins with the first. */
    Uni<List<RecordedDecision>> decisions(UUID incident, UUID after, int count);

    Uni<Void> add(ConversionFigure figure);

    Uni<List<ConversionFigure>> figures(UUID incident);

    Uni<Optional<Tick>> tick(UUID incident, String item);

    Uni<List<Tick>> ticks(UUID incident);

    /** Adds it, or replaces the one of the same incident and item. */
    Uni<Void> put(Tick tick);
}
