package io.muster.detection.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.contracts.EventContext;
import io.muster.contracts.Visibility;
import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alerts;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.durable.Outbox;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Silence never means fine: an alert whose end passes without a word from its source is lost, and the other stages are
 * told when it belongs to an incident. Judged by the time that the alert's partition of the intake log has reached, so that
 * what waits there is heard first. One timer for each incident, due when the first of its alerts ends.
 */
@ApplicationScoped
public class SourceWatch implements TimerHandler {

    static final String KIND = "source-watch";
    private static final int MOST = 1000;
    private static final int MOST_NAMED = 500;
    private static final Actor WATCH = Actor.rule("source-watch");

    @Inject
    Alerts alerts;

    @Inject
    Incidents incidents;

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

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Vertx vertx;

    private Instant upSince;
    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        upSince = clock.instant();
        pulse = new Pulse(vertx, "alerts of silent sources", config.signals().sweep(), this::loseMinor);
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    /** Watches the sources of the incident's alerts. */
    Uni<Void> watch(UUID incidentId) {
        return watch(incidentId, clock.instant());
    }

    private Uni<Void> watch(UUID incidentId, Instant notBefore) {
        return alerts.nextEnd(incidentId)
                .flatMap(end -> end.map(at -> at.plus(config.signals().patience()))
                        .map(due -> timers.schedule(
                                KIND, incidentId.toString(), due.isBefore(notBefore) ? notBefore : due, "{}"))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        UUID incidentId = UUID.fromString(timer.key());
        Instant earliest = upSince.plus(config.signals().patience());
        if (now.isBefore(earliest)) {
            return timers.schedule(KIND, timer.key(), earliest, "{}");
        }
        return alerts.silent(incidentId, config.signals().patience(), MOST).flatMap(silent -> {
            // what ended by the clock and not in its partition's time waits until the backlog is done
            Duration pause = silent.isEmpty()
                    ? config.signals().sweep()
                    : config.signals().gap();
            return lose(incidentId, silent, now).flatMap(done -> watch(incidentId, now.plus(pause)));
        });
    }

    private Uni<Void> lose(UUID incidentId, List<Alert> silent, Instant now) {
        return silent.isEmpty()
                ? Uni.createFrom().voidItem()
                : alerts.save(silent.stream().map(Alert::lost).toList(), Map.of())
                        .flatMap(saved -> tell(incidentId, silent, now));
    }

    /** Alerts of the incident whose sources are silent from the start. */
    Uni<Void> tell(UUID incidentId, List<Alert> silent) {
        return tell(incidentId, silent, clock.instant());
    }

    private Uni<Void> tell(UUID incidentId, List<Alert> silent, Instant now) {
        return incidents
                .locked(incidentId)
                .flatMap(found -> found.filter(incident -> incident.end() == null)
                        .map(incident -> restricted
                                .visibilityOf(incidentId)
                                .flatMap(visibility -> outbox.append(lost(incidentId, silent, now, visibility))))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Alerts without an incident are lost without a word. */
    private Uni<Duration> loseMinor() {
        Duration every = config.signals().sweep();
        if (clock.instant().isBefore(upSince.plus(config.signals().patience()))) {
            return Uni.createFrom().item(every);
        }
        return unitOfWork
                .run(() -> alerts.loseSilent(config.signals().patience(), MOST))
                .map(lost -> lost < MOST ? every : Duration.ZERO);
    }

    private static SourceLost lost(UUID incidentId, List<Alert> silent, Instant now, Visibility visibility) {
        Instant lastSeen = silent.stream()
                .map(alert -> alert.tellsOfSilence() ? alert.startsAt() : alert.updatedAt())
                .max(Comparator.naturalOrder())
                .orElse(now);
        boolean fired = silent.stream().noneMatch(Alert::tellsOfSilence);
        String reason = fired
                ? "the source went silent while " + (silent.size() == 1 ? "an alert" : silent.size() + " alerts")
                        + " fired; this is not resolved"
                : silent.getFirst().summary();
        return new SourceLost(
                new EventContext(incidentId, now, WATCH, reason, visibility),
                silent.stream().map(Alert::fingerprint).limit(MOST_NAMED).toList(),
                lastSeen);
    }
}
