package io.muster.detection.journey;

import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.gauge.Gauge;
import io.muster.detection.journey.SyntheticJourney.Version;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Shows which journeys nobody walks: a check that does not run would look like a store that is well. */
@ApplicationScoped
public class JourneyGauge implements Gauge {

    private static final int MANY = 1_000;

    @Inject
    KeepJourneys keepJourneys;

    @Inject
    DetectionMetrics metrics;

    @Inject
    DetectionConfig config;

    @Override
    public String name() {
        return "gauge of journeys";
    }

    @Override
    public Duration every() {
        return config.signals().gauge();
    }

    @Override
    public Uni<Void> read() {
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
