package io.muster.detection.journey;

import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.journey.SyntheticJourney.Version;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Shows which journeys nobody walks: a check that does not run would look like a store that is well. */
@ApplicationScoped
public class JourneyGauge {

    private static final int MANY = 1_000;

    @Inject
    KeepJourneys keepJourneys;

    @Inject
    DetectionMetrics metrics;

    @Inject
    DetectionConfig config;

    @Inject
    Vertx vertx;

    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        Duration every = config.signals().gauge();
        pulse = new Pulse(vertx, "gauge of journeys", every, () -> look().replaceWith(every));
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    private Uni<Void> look() {
        return keepJourneys
                .list(null, MANY)
                .invoke(journeys -> {
                    Map<String, Boolean> lost = new HashMap<>();
                    for (Version version : journeys) {
                        if (version.journey().enabled()) {
                            lost.put(version.journey().key(), keepJourneys.isLost(version));
                        }
                    }
                    metrics.journeysLost(lost);
                })
                .replaceWithVoid();
    }
}
