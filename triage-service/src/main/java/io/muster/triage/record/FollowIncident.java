package io.muster.triage.record;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.LifecyclePreparation;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.triage.revenue.WatchLoss;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps the records in step with what the other stages and the calendar say; in the caller's transaction. An event that
 * comes before its incident's beginning waits for it.
 */
@ApplicationScoped
public class FollowIncident implements LifecyclePreparation {

    private final Records records;
    private final EarlyEvents earlyEvents;
    private final IncidentAlerts alerts;
    private final Judge judge;
    private final WatchLoss watchLoss;
    private final UnitOfWork unitOfWork;

    FollowIncident(
            Records records,
            EarlyEvents earlyEvents,
            IncidentAlerts alerts,
            Judge judge,
            WatchLoss watchLoss,
            UnitOfWork unitOfWork) {
        this.alerts = alerts;
        this.unitOfWork = unitOfWork;
        this.watchLoss = watchLoss;
        this.records = records;
        this.earlyEvents = earlyEvents;
        this.judge = judge;
    }

    /** Locks their records and reads what they are judged by, together. */
    @Override
    public Uni<Boolean> prepare(List<LifecycleEvent> events) {
        var incidents = events.stream().map(LifecycleEvent::incidentId).collect(Collectors.toSet());
        return records.lockTogether(incidents)
                .chain(() -> earlyEvents.of(incidents))
                .invoke(early -> incidents.forEach(id -> hasEarly().put(id, early.contains(id))))
                .chain(judge::prepare)
                .replaceWith(true);
    }

    public Uni<Void> on(LifecycleEvent event) {
        return records.lock(event.incidentId()).flatMap(found -> {
            if (found.isPresent()) {
                return follow(found.get(), event).replaceWithVoid();
            }
            return event instanceof IncidentDetected detected ? begin(detected) : earlyEvents.keep(event);
        });
    }

    /** The calendar changed: every open incident is judged anew. */
    public Uni<Void> calendarChanged() {
        return records.open().flatMap(ids -> InTurn.each(ids, this::calendarChanged));
    }

    private Uni<IncidentRecord> calendarChanged(UUID id) {
        return records.lock(id).flatMap(found -> judge.decide(found.orElseThrow(), IncidentRecord::calendarChanged));
    }

    private Uni<Void> begin(IncidentDetected event) {
        return judge.begin(yardstick -> IncidentRecord.detected(event, yardstick))
                .call(record -> watchLoss.begin(record))
                .call(record -> alerts.hear(event))
                .flatMap(record -> early(record.id()).flatMap(kept -> followAll(record, kept)));
    }

    private Uni<List<LifecycleEvent>> early(UUID id) {
        return Boolean.FALSE.equals(hasEarly().get(id)) ? Uni.createFrom().item(List.of()) : earlyEvents.take(id);
    }

    /** For those that were asked for together, whether something was kept. */
    private Map<UUID, Boolean> hasEarly() {
        return unitOfWork.memory(FollowIncident.class, HashMap::new);
    }

    private Uni<Void> followAll(IncidentRecord record, List<LifecycleEvent> events) {
        var followed = Uni.createFrom().item(record);
        for (var event : events) {
            followed = followed.flatMap(current -> follow(current, event));
        }
        return followed.replaceWithVoid();
    }

    private Uni<IncidentRecord> follow(IncidentRecord record, LifecycleEvent event) {
        return judge.decide(record, (current, yardstick) -> current.after(event, yardstick))
                .call(followed -> watchLoss.follow(followed, event))
                .call(followed -> alerts.hear(event));
    }
}
