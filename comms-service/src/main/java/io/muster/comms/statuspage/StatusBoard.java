package io.muster.comms.statuspage;

import io.muster.comms.CommsConfig;
import io.muster.comms.CommsMetrics;
import io.muster.comms.updates.Announcer;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the public page is served from: memory, kept fresh by notifications and a sweep. While the database is gone the
 * last state goes on being served, also by a process that was started since: it is on disk.
 */
@ApplicationScoped
public class StatusBoard {
    private final StatusPageDesk desk;
    private final Snapshots snapshots;
    private final DatabaseNotifications notifications;
    private final CommsConfig.StatusPage config;
    private final Clock clock;
    private final Pulse refreshing;
    private final AtomicReference<Snapshot> current = new AtomicReference<>();

    StatusBoard(
            StatusPageDesk desk,
            Snapshots snapshots,
            DatabaseNotifications notifications,
            CommsConfig config,
            Clock clock,
            Vertx vertx,
            CommsMetrics metrics) {
        this.desk = desk;
        this.snapshots = snapshots;
        this.notifications = notifications;
        this.config = config.statusPage();
        this.clock = clock;
        this.refreshing = new Pulse(vertx, "status page", this.config.refresh(), this::refresh);
        metrics.watchPage(this::ageInSeconds);
    }

    /** The last known state; empty only in an installation that has never reached its database. */
    public Optional<Snapshot> snapshot() {
        return Optional.ofNullable(current.get());
    }

    /** Whether what is shown may be outdated. */
    public boolean isStale() {
        Snapshot snapshot = current.get();
        return snapshot == null || snapshot.isStale(clock.instant(), config.staleAfter());
    }

    void start(@Observes StartupEvent event) {
        snapshots.read().ifPresent(kept -> current.compareAndSet(null, kept));
        notifications.listen(Announcer.PUBLIC_CHANGED, _ -> refreshing.wake(), refreshing::wake);
        notifications.listen(StatusPageDesk.PAGE_CHANGED, _ -> refreshing.wake());
        refreshing.start();
    }

    void stop(@Observes ShutdownEvent event) {
        refreshing.stop();
    }

    private Uni<Duration> refresh() {
        return desk.state()
                .invoke(state -> {
                    Snapshot latest = new Snapshot(state, clock.instant());
                    Snapshot former = current.getAndSet(latest);
                    if (former == null || !former.state().equals(state)) {
                        Infrastructure.getDefaultWorkerPool().execute(() -> snapshots.keep(latest));
                    }
                })
                .replaceWith(config.refresh());
    }

    private double ageInSeconds() {
        return snapshot()
                .map(known ->
                        Duration.between(known.checkedAt(), clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
