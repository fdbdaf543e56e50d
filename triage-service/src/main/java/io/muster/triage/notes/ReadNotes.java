package io.muster.triage.notes;

import io.muster.durable.UnitOfWork;
import io.muster.triage.record.Records;
import io.muster.triage.record.TriageIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What was written down. Fails with {@code incident-unknown} (404) for an id nobody knows. */
@ApplicationScoped
public class ReadNotes {

    private final UnitOfWork unitOfWork;
    private final Records records;
    private final Notebook notebook;
    private final Checklist checklist;

    ReadNotes(UnitOfWork unitOfWork, Records records, Notebook notebook, Checklist checklist) {
        this.unitOfWork = unitOfWork;
        this.records = records;
        this.notebook = notebook;
        this.checklist = checklist;
    }

    /** See {@link Notebook#notes}. */
    public Uni<List<Note>> notes(UUID incident, UUID after, int count) {
        return ofIncident(incident, () -> notebook.notes(incident, after, count));
    }

    /** See {@link Notebook#decisions}. */
    public Uni<List<RecordedDecision>> decisions(UUID incident, UUID after, int count) {
        return ofIncident(incident, () -> notebook.decisions(incident, after, count));
    }

    public Uni<List<Tick>> ticks(UUID incident) {
        return ofIncident(incident, () -> notebook.ticks(incident));
    }

    public Checklist checklist() {
        return checklist;
    }

    private <T> Uni<T> ofIncident(UUID incident, Supplier<Uni<T>> work) {
        return unitOfWork.run(() -> records.find(incident)
                .invoke(found -> found.orElseThrow(() -> TriageIncident.unknown(incident)))
                .flatMap(known -> work.get()));
    }
}
