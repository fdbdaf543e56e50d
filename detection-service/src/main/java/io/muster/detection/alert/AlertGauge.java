package io.muster.detection.alert;

import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.gauge.Gauge;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Keeps the gauge of alerts by state close to the database. */
@ApplicationScoped
public class AlertGauge implements Gauge {

    @Inject
    Alerts alerts;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionMetrics metrics;

    @Inject
    DetectionConfig config;

    @Override
    public String name() {
        return "gauge of alerts";
    }

    @Override
    public Duration every() {
        return config.signals().gauge();
    }

    @Override
    public Uni<Void> read() {
        return unitOfWork
                .run(alerts::counts)
                .invoke(counts -> metrics.alerts(Arrays.stream(AlertState.values())
                        .collect(Collectors.toMap(AlertState::name, state -> counts.getOrDefault(state, 0L)))))
                .replaceWithVoid();
    }
}
