package io.muster.detection.measure;

import io.muster.detection.DetectionConfig;
import io.muster.durable.FirstTimers;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Removes what was kept long enough, a limited number at a time. */
@ApplicationScoped
public class ForgetMeasures implements TimerHandler {

    static final String KIND = "forget-measures";
    private static final String ONLY = "all";
    private static final Duration EVERY = Duration.ofMinutes(5);
    /** While there is more than one round removes. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** A push may be sent again for so long. */
    private static final Duration REPETITIONS = Duration.ofDays(7);

    @Inject
    Measures measures;

    @Inject
    Timers timers;

    @Inject
    FirstTimers firstTimers;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        firstTimers.windUp(KIND, ONLY, clock.instant().plus(EVERY));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return measures.forget(now.minus(config.measures().keep()), now.minus(REPETITIONS))
                .flatMap(more -> timers.schedule(KIND, ONLY, now.plus(more ? AT_ONCE : EVERY), null));
    }
}
