package io.muster.detection.measure;

import io.muster.detection.DetectionConfig;
import io.muster.durable.Rounds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Removes what was kept long enough, a limited number at a time. */
@ApplicationScoped
public class ForgetMeasures extends Rounds {

    static final String KIND = "forget-measures";
    private static final Duration EVERY = Duration.ofMinutes(5);
    /** A push may be sent again for so long. */
    private static final Duration REPETITIONS = Duration.ofDays(7);

    @Inject
    Measures measures;

    @Inject
    DetectionConfig config;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    protected Duration every() {
        return EVERY;
    }

    @Override
    protected Uni<Boolean> round(Instant now) {
        return measures.forget(now.minus(config.measures().keep()), now.minus(REPETITIONS));
    }
}
