package io.muster.detection.alert;

import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Keeps the gauge of alerts by state close to the database. */
@ApplicationScoped
public class AlertGauge {

    @Inject
    Alerts alerts;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionMetrics metrics;

    @Inject
    DetectionConfig config;

    @Inject
    Vertx vertx;

    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        Duration every = config.signals().gauge();
        pulse = new Pulse(vertx, "gauge of alerts", every, () -> read().replaceWith(every));
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    private Uni<Void> read() {
        return unitOfWork
                .run(alerts::counts)
                .invoke(counts -> metrics.alerts(Arrays.stream(AlertState.values())
                        .collect(Collectors.toMap(AlertState::name, state -> counts.getOrDefault(state, 0L)))))
                .replaceWithVoid();
    }
}
