package io.muster.triage.record;

import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/**
 * Work on one incident, in one transaction. The id of a merged incident stands for the one it lives on in. Fails with
 * {@code incident-unknown} (404) for an id nobody knows.
 */
@ApplicationScoped
public class OnIncident {

    private final UnitOfWork unitOfWork;
    private final Records records;
    private final MergedIncidents merged;

    OnIncident(UnitOfWork unitOfWork, Records records, MergedIncidents merged) {
        this.merged = merged;
        this.unitOfWork = unitOfWork;
        this.records = records;
    }

    public <T> Uni<T> read(UUID id, Function<IncidentRecord, Uni<? extends T>> work) {
        return unitOfWork.run(() -> merged.survivor(id)
                .flatMap(records::find)
                .map(found -> found.orElseThrow(() -> TriageIncident.unknown(id)))
                .flatMap(work));
    }

    /** The record's row is locked until the end, so that events are appended in the order of decisions. */
    public <T> Uni<T> write(UUID id, Function<IncidentRecord, Uni<? extends T>> work) {
        return unitOfWork.run(() -> merged.survivor(id)
                .flatMap(records::lock)
                .map(found -> found.orElseThrow(() -> TriageIncident.unknown(id)))
                .flatMap(work));
    }
}
