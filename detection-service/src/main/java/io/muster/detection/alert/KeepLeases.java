package io.muster.detection.alert;

import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alerts.Repetitions;
import io.muster.detection.alert.KnownAlerts.Due;
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
import java.util.HashSet;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes what repetitions promised, many alerts at once, before the stored ends pass: an alert that its source keeps
 * repeating costs one write in half of its lease, however often it is repeated.
 */
@ApplicationScoped
public class KeepLeases {

    private static final Logger LOG = Logger.getLogger(KeepLeases.class);
    private static final int MOST = 1000;

    @Inject
    KnownAlerts known;

    @Inject
    Alerts alerts;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        Duration every = config.signals().sweep();
        pulse = new Pulse(vertx, "leases of alerts", every, () -> keep(every));
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    private Uni<Duration> keep(Duration every) {
        List<Due> due = known.due(clock.instant(), MOST);
        return write(due).replaceWith(due.size() < MOST ? every : Duration.ZERO);
    }

    private Uni<Void> write(List<Due> due) {
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : unitOfWork
                        .run(() -> alerts.prolong(due.stream()
                                .map(one -> new Repetitions(
                                        one.fingerprint(),
                                        one.known().version(),
                                        one.known().unwritten(),
                                        one.known().heardAt(),
                                        one.known().end()))
                                .toList()))
                        .invoke(written -> known.written(due, new HashSet<>(written)))
                        .replaceWithVoid();
    }

    /** Another replica reads the partition from now on: it gets what only this one knows. */
    public void giveUp(int partition) {
        write(known.forget(partition))
                .subscribe()
                .with(
                        written -> LOG.debugf("partition %d is given up", partition),
                        failure -> LOG.warnf("leases of partition %d were not written: %s", partition, failure));
    }
}
