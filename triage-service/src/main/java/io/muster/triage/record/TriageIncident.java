package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.muster.triage.revenue.WatchLoss;
import io.muster.triage.severity.Impact;
import io.muster.triage.severity.Yardstick;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What people decide in triage. Every move fails with {@code incident-unknown} (404) for an id nobody knows. */
@ApplicationScoped
public class TriageIncident {

    /** A record and its whole severity history, oldest line first. */
    public record Told(IncidentRecord record, List<SeverityChange> history) {}

    private final UnitOfWork unitOfWork;
    private final OnIncident onIncident;
    private final Records records;
    private final MergedIncidents mergedIncidents;
    private final PassOn passOn;
    private final IncidentAlerts alerts;
    private final CommandersWord commandersWord;
    private final Judge judge;
    private final WatchLoss watchLoss;
    private final Clock clock;

    TriageIncident(
            UnitOfWork unitOfWork,
            OnIncident onIncident,
            Records records,
            MergedIncidents mergedIncidents,
            PassOn passOn,
            IncidentAlerts alerts,
            CommandersWord commandersWord,
            Judge judge,
            WatchLoss watchLoss,
            Clock clock) {
        this.watchLoss = watchLoss;
        this.unitOfWork = unitOfWork;
        this.onIncident = onIncident;
        this.records = records;
        this.mergedIncidents = mergedIncidents;
        this.passOn = passOn;
        this.alerts = alerts;
        this.commandersWord = commandersWord;
        this.judge = judge;
        this.clock = clock;
    }

    public Uni<Told> get(UUID id) {
        return onIncident.read(id, this::withHistory);
    }

    /** See {@link Records#list}. */
    public Uni<List<IncidentRecord>> list(Listing listing) {
        return unitOfWork.run(() -> records.list(listing));
    }

    /** Whether only those who work on incidents may know of it; empty for an id nobody knows. */
    public Uni<Optional<Boolean>> restricted(UUID id) {
        return unitOfWork.run(() -> mergedIncidents
                .survivor(id)
                .flatMap(records::find)
                .map(found -> found.map(IncidentRecord::restricted)));
    }

    /** See {@link IncidentRecord#confirmed}; a lower severity, and that a breach is none, is the commander's to say. */
    public Uni<Told> confirm(UUID id, Severity severity, IncidentType type, String service, Actor by, String reason) {
        return decide(
                id,
                record -> lowers(record, severity) || record.opensWhenOf(type, by),
                by,
                (record, yardstick) -> record.confirmed(severity, type, service, by, reason, yardstick));
    }

    /** See {@link IncidentRecord#dismissed}; the commander's to decide. */
    public Uni<Told> dismiss(UUID id, Actor by, String reason) {
        return decide(id, record -> true, by, (record, yardstick) -> record.dismissed(by, reason, yardstick.now()));
    }

    /**
     * See {@link IncidentRecord#severityChosen}; a lower one is the commander's to choose.
     *
     * @param worksOnIncidents whether the caller is more than the store owner, and so lowers it while nobody commands
     */
    public Uni<Told> chooseSeverity(UUID id, Severity severity, Actor by, boolean worksOnIncidents, String reason) {
        return onIncident.write(
                id,
                record -> (lowers(record, severity)
                                ? commandersWord.needed(record, by, worksOnIncidents)
                                : Uni.createFrom().voidItem())
                        .chain(() -> judge.decide(
                                record,
                                (current, yardstick) -> current.severityChosen(severity, by, reason, yardstick)))
                        .flatMap(this::withHistory));
    }

    private static boolean lowers(IncidentRecord record, Severity severity) {
        return severity != null && record.severity().graverThan(severity);
    }

    /** See {@link IncidentRecord#impactSet}; that a breach is none is the commander's to say. */
    public Uni<Told> setImpact(UUID id, Impact impact, Actor by, String reason) {
        return onIncident.write(
                id,
                record -> byCommander(record.opensWhenOf(impact.type(), by), record, by)
                        .chain(() -> watchLoss.trendSaid(record.id()))
                        .chain(() -> judge.decide(
                                record, (current, yardstick) -> current.impactSet(impact, by, reason, yardstick)))
                        .flatMap(this::withHistory));
    }

    /**
     * The incident lives on in another, whose record is the answer; its commander's to decide. Fails with {@code merge-into-itself} (422), also where
     * one is an alias of the other.
     */
    public Uni<Told> merge(UUID id, UUID into, Actor by, String reason) {
        return unitOfWork.run(() -> mergedIncidents
                .survivor(id)
                .flatMap(merged -> mergedIncidents
                        .survivor(into)
                        .flatMap(survivor -> lockBoth(merged, survivor))
                        .call(pair -> commandersWord.needed(pair.merged(), by))
                        .flatMap(pair -> judge.decide(
                                        pair.merged(),
                                        (record, yardstick) -> record.mergedInto(
                                                pair.survivor().id(), by, reason, yardstick.now()))
                                .chain(() -> records.redirect(
                                        pair.merged().id(), pair.survivor().id()))
                                .chain(() -> mergedIncidents.add(
                                        pair.merged().id(), pair.survivor().id()))
                                .chain(() -> watchLoss.absorb(
                                        pair.survivor().id(), pair.merged().id()))
                                .chain(() -> judge.decide(
                                        pair.survivor(),
                                        (record, yardstick) -> record.absorbing(pair.merged(), by, reason, yardstick)))
                                .call(survivor -> passOn.pass(pair.merged(), survivor, by)))
                        .flatMap(this::withHistory)));
    }

    /**
     * Part of the incident goes on as one of its own, which detection opens; the commander's to decide. See {@link IncidentRecord#split}.
     *
     * @return the id under which the new incident will be known in a moment
     */
    public Uni<UUID> split(UUID id, Part part, Actor by, String reason) {
        var newIncident = Ids.at(clock.instant());
        return onIncident.write(
                id,
                record -> commandersWord
                        .needed(record, by)
                        .chain(() -> alerts.strange(record.id(), part.fingerprints()))
                        .flatMap(strange -> judge.decide(
                                record,
                                (current, yardstick) ->
                                        current.split(part, strange, newIncident, by, reason, yardstick)))
                        .chain(() -> alerts.pass(record.id(), part.fingerprints(), newIncident))
                        .replaceWith(newIncident));
    }

    private record Pair(IncidentRecord merged, IncidentRecord survivor) {}

    // In the order of ids, so that two merges the other way round do not wait for each other.
    private Uni<Pair> lockBoth(UUID merged, UUID survivor) {
        if (merged.equals(survivor)) {
            throw new Refusal(RecordProblem.MERGE_INTO_ITSELF, "Both ids are of the same incident.", survivor);
        }
        var first = merged.compareTo(survivor) < 0 ? merged : survivor;
        var second = first.equals(merged) ? survivor : merged;
        return locked(first)
                .flatMap(one -> locked(second)
                        .map(other -> one.id().equals(merged) ? new Pair(one, other) : new Pair(other, one)));
    }

    private Uni<IncidentRecord> locked(UUID id) {
        return records.lock(id).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /** @param isCommanders whether the move is the commander's to decide */
    private Uni<Told> decide(
            UUID id,
            Predicate<IncidentRecord> isCommanders,
            Actor by,
            BiFunction<IncidentRecord, Yardstick, Decision> move) {
        return onIncident.write(
                id,
                record -> byCommander(isCommanders.test(record), record, by)
                        .chain(() -> judge.decide(record, move))
                        .flatMap(this::withHistory));
    }

    private Uni<Void> byCommander(boolean isCommanders, IncidentRecord record, Actor by) {
        return isCommanders
                ? commandersWord.needed(record, by)
                : Uni.createFrom().voidItem();
    }

    private Uni<Told> withHistory(IncidentRecord record) {
        return records.history(record.id()).map(history -> new Told(record, history));
    }

    /** The refusal for an id nobody knows. */
    public static Refusal unknown(UUID id) {
        return new Refusal(RecordProblem.INCIDENT_UNKNOWN, "Triage knows no incident %s.".formatted(id), id);
    }
}
