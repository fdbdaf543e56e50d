package io.muster.board.incidents;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Takes one event into the read model and tells every replica after the commit. Made at start, so that its figures are. */
@Startup
@ApplicationScoped
public class EventFollower {

    /** The channel on which replicas hear of new rows; the payload is the row's seq. */
    public static final String CHANNEL = "muster_board";

    private final Incidents incidents;
    private final DatabaseNotifications notifications;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Counter followed;
    private final Timer freshness;

    EventFollower(
            Incidents incidents,
            DatabaseNotifications notifications,
            UnitOfWork unitOfWork,
            Clock clock,
            MeterRegistry metrics) {
        this.incidents = incidents;
        this.notifications = notifications;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.followed = Counter.builder("muster.board.events")
                .description("Lifecycle events taken into the read model")
                .register(metrics);
        this.freshness = Timer.builder("muster.board.freshness")
                .description("From what happened to the board knowing it")
                .register(metrics);
    }

    /** Joins the caller's transaction. */
    public Uni<Void> follow(UUID eventId, LifecycleEvent event) {
        return incidents
                .locked(event.incidentId())
                .flatMap(incident -> incidents.save(incident.after(event)))
                .flatMap(saved -> incidents.append(TimelineEntry.of(eventId, event)))
                .flatMap(entry -> notifications.notify(CHANNEL, Long.toString(entry.seq())))
                .invoke(() -> unitOfWork.afterCommit(() -> count(event)));
    }

    private void count(LifecycleEvent event) {
        followed.increment();
        Duration age = Duration.between(event.occurredAt(), clock.instant());
        freshness.record(age.isNegative() ? Duration.ZERO : age);
    }
}
