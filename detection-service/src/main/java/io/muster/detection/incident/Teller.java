package io.muster.detection.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.EventContext;
import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts;
import io.muster.detection.alert.Alerts.Standing;
import io.muster.durable.Outbox;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells the other stages about an incident's signals: at once when it may, else when its timer is due. */
@ApplicationScoped
public class Teller implements TimerHandler {

    static final String KIND = "incident-signals";
    private static final Actor CORRELATION = Actor.rule("correlation");

    @Inject
    Incidents incidents;

    @Inject
    Alerts alerts;

    @Inject
    Outbox outbox;

    @Inject
    Timers timers;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    /** Saves the incident, and tells its news or sees to it that they will be told. */
    Uni<Void> tell(DetectedIncident incident) {
        Instant now = clock.instant();
        if (!incident.telling().hasNews()) {
            return incidents.save(incident);
        }
        Instant due = incident.telling().dueAt(now, config.signals().gap());
        if (due.isAfter(now)) {
            return incidents
                    .save(incident)
                    .flatMap(saved -> timers.schedule(KIND, incident.id().toString(), due, "{}"));
        }
        return tellNow(incident, now);
    }

    private Uni<Void> tellNow(DetectedIncident incident, Instant now) {
        Telling telling = incident.telling();
        return alerts.standing(incident.id())
                .flatMap(standing -> alerts.all(telling.alerts())
                        .flatMap(joined -> alerts.list(
                                        new Alerts.Filter(AlertState.RESOLVED, incident.id(), null),
                                        Telling.MOST_ALERTS)
                                .map(resolved -> events(incident, standing, joined, resolved, now))))
                .flatMap(outbox::append)
                .flatMap(told -> incidents.save(incident.telling(telling.toldAt(now))));
    }

    private static List<DetectionEvent> events(
            DetectedIncident incident, Standing standing, List<Alert> joined, List<Alert> resolved, Instant now) {
        List<DetectionEvent> events = new ArrayList<>();
        Telling telling = incident.telling();
        if (telling.joined()) {
            String reason = telling.signals() == 1
                    ? "a signal belongs to the incident"
                    : telling.signals() + " signals belong to the incident";
            events.add(new SignalsAttached(
                    context(incident, now, reason),
                    telling.signals(),
                    joined.stream().map(Alert::ref).toList(),
                    standing.firing()));
        }
        if (telling.cleared() && standing.isClear()) {
            events.add(new SignalsCleared(
                    context(incident, now, "every alert of the incident is resolved by its source"),
                    resolved.stream().map(Alert::fingerprint).toList()));
        }
        return events;
    }

    private static EventContext context(DetectedIncident incident, Instant now, String reason) {
        return EventContext.internal(incident.id(), now, CORRELATION, reason);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return incidents
                .locked(UUID.fromString(timer.key()))
                .flatMap(found -> found.filter(incident -> incident.end() == null)
                        .filter(incident -> incident.telling().hasNews())
                        .map(incident -> tellNow(incident, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
