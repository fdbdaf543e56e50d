package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.durable.UnitOfWork;
import io.muster.triage.severity.Impact;
import io.muster.triage.severity.Yardstick;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** What people decide in triage. Every move fails with {@code incident-unknown} (404) for an id nobody knows. */
@ApplicationScoped
public class TriageIncident {

    /** A record and its whole severity history, oldest line first. */
    public record Told(IncidentRecord record, List<SeverityChange> history) {}

    private final UnitOfWork unitOfWork;
    private final Records records;
    private final Judge judge;

    TriageIncident(UnitOfWork unitOfWork, Records records, Judge judge) {
        this.unitOfWork = unitOfWork;
        this.records = records;
        this.judge = judge;
    }

    public Uni<Told> get(UUID id) {
        return unitOfWork.run(() -> records.find(id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .flatMap(this::withHistory));
    }

    /** See {@link IncidentRecord#confirmed}. */
    public Uni<Told> confirm(UUID id, Severity severity, IncidentType type, Actor by, String reason) {
        return decide(id, (record, yardstick) -> record.confirmed(severity, type, by, reason, yardstick));
    }

    /** See {@link IncidentRecord#dismissed}. */
    public Uni<Told> dismiss(UUID id, Actor by, String reason) {
        return decide(id, (record, yardstick) -> record.dismissed(by, reason, yardstick.now()));
    }

    /** See {@link IncidentRecord#severityChosen}. */
    public Uni<Told> chooseSeverity(UUID id, Severity severity, Actor by, String reason) {
        return decide(id, (record, yardstick) -> record.severityChosen(severity, by, reason, yardstick));
    }

    /** See {@link IncidentRecord#impactSet}. */
    public Uni<Told> setImpact(UUID id, Impact impact, Actor by, String reason) {
        return decide(id, (record, yardstick) -> record.impactSet(impact, by, reason, yardstick));
    }

    private Uni<Told> decide(UUID id, BiFunction<IncidentRecord, Yardstick, Decision> move) {
        return unitOfWork.run(() -> records.lock(id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .flatMap(record -> judge.decide(yardstick -> move.apply(record, yardstick)))
                .flatMap(this::withHistory));
    }

    private Uni<Told> withHistory(IncidentRecord record) {
        return records.history(record.id()).map(history -> new Told(record, history));
    }

    /** The refusal for an id nobody knows. */
    public static Refusal unknown(UUID id) {
        return new Refusal(RecordProblem.INCIDENT_UNKNOWN, "Triage knows no incident %s.".formatted(id), id);
    }
}
