package io.muster.detection.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.EventContext;
import io.muster.contracts.Visibility;
import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts;
import io.muster.detection.alert.Alerts.Standing;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.durable.Outbox;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    RestrictedIncidents restricted;

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
        return restricted
                .visibilityOf(incident.id())
                .flatMap(visibility -> events(incident, now, visibility))
                .flatMap(outbox::append)
                .flatMap(told -> incidents.save(incident.telling(telling.toldAt(now))));
    }

    private Uni<List<DetectionEvent>> events(DetectedIncident incident, Instant now, Visibility visibility) {
        Telling telling = incident.telling();
        return alerts.standing(incident.id())
                .flatMap(standing -> alerts.all(telling.alerts())
                        .flatMap(joined -> alerts.list(
                                        new Alerts.Filter(AlertState.RESOLVED, incident.id(), null),
                                        Telling.MOST_ALERTS)
                                .map(resolved -> Stream.of(
                                                attached(incident, standing, joined, now, visibility),
                                                cleared(incident, standing, resolved, now, visibility))
                                        .<DetectionEvent>flatMap(Optional::stream)
                                        .toList())));
    }

    private static Optional<DetectionEvent> attached(
            DetectedIncident incident, Standing standing, List<Alert> joined, Instant now, Visibility visibility) {
        Telling telling = incident.telling();
        String reason = switch (telling.signals()) {
            case 0 -> "alerts that belonged to the incident belong to another one";
            case 1 -> "a signal belongs to the incident";
            default -> telling.signals() + " signals belong to the incident";
        };
        return telling.joined()
                ? Optional.of(new SignalsAttached(
                        new EventContext(incident.id(), now, CORRELATION, reason, visibility),
                        telling.signals(),
                        joined.stream().map(Alert::ref).toList(),
                        standing.firing()))
                : Optional.empty();
    }

    private static Optional<DetectionEvent> cleared(
            DetectedIncident incident, Standing standing, List<Alert> resolved, Instant now, Visibility visibility) {
        String reason = "every alert of the incident is resolved by its source";
        return incident.telling().cleared() && standing.isClear()
                ? Optional.of(new SignalsCleared(
                        new EventContext(incident.id(), now, CORRELATION, reason, visibility),
                        resolved.stream().map(Alert::fingerprint).toList()))
                : Optional.empty();
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
