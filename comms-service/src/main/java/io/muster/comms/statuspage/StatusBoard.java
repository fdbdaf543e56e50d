package io.muster.comms.statuspage;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.comms.CommsConfig;
import io.muster.comms.updates.Announcer;
import io.muster.durable.DatabaseNotifications;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * What the public page is served from: memory, kept fresh by notifications and a sweep. While the database is gone the
 * last state goes on being served, also by a process that was started since: it is on disk.
 */
@ApplicationScoped
public class StatusBoard {
    private static final Logger LOG = Logger.getLogger(StatusBoard.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StatusPageDesk desk;
    private final Snapshots snapshots;
    private final DatabaseNotifications notifications;
    private final CommsConfig.StatusPage config;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicReference<Snapshot> current = new AtomicReference<>();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private long sweep;

    StatusBoard(
            StatusPageDesk desk,
            Snapshots snapshots,
            DatabaseNotifications notifications,
            CommsConfig config,
            Clock clock,
            Vertx vertx,
            MeterRegistry registry) {
        this.desk = desk;
        this.snapshots = snapshots;
        this.notifications = notifications;
        this.config = config.statusPage();
        this.clock = clock;
        this.vertx = vertx;
        registry.gauge("muster.comms.page.age.seconds", this, StatusBoard::ageInSeconds);
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
        notifications.listen(Announcer.PUBLIC_CHANGED, _ -> refresh(), this::refresh);
        notifications.listen(StatusPageDesk.PAGE_CHANGED, _ -> refresh());
        sweep = vertx.setPeriodic(config.refresh().toMillis(), _ -> refresh());
        refresh();
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(sweep);
    }

    /** One look at a time; a call during one leads to another look afterwards. */
    private void refresh() {
        if (!refreshing.compareAndSet(false, true)) {
            again.set(true);
            return;
        }
        again.set(false);
        VertxContextSupport.subscribe(
                () -> desk.state().ifNoItem().after(PATIENCE).fail().toMulti(),
                look -> look.with(this::refreshed, this::failed));
    }

    private void refreshed(PublicState state) {
        Snapshot former = current.getAndSet(new Snapshot(state, clock.instant()));
        if (former == null || !former.state().equals(state)) {
            Snapshot latest = current.get();
            Uni.createFrom()
                    .voidItem()
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .subscribe()
                    .with(_ -> snapshots.keep(latest));
        }
        finished();
    }

    private void failed(Throwable problem) {
        LOG.warnf("the status page cannot be refreshed, the last state goes on being served: %s", problem.getMessage());
        finished();
    }

    private void finished() {
        refreshing.set(false);
        if (again.get()) {
            refresh();
        }
    }

    private double ageInSeconds() {
        Instant checkedAt = snapshot().map(Snapshot::checkedAt).orElse(null);
        return checkedAt == null
                ? Double.NaN
                : Duration.between(checkedAt, clock.instant()).toMillis() / 1000.0;
    }
}
