package io.muster.detection.incident;

import io.muster.contracts.Ids;
import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.Alerts;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Facts;
import io.muster.detection.policy.Policies;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was suppressed and still fires when that is over is judged as if it fired now, whether its source repeats itself or
 * not: silence about an alert ends with the silence.
 */
@ApplicationScoped
public class JudgeSuppressed {

    private static final int PAGE = 500;

    @Inject
    Alerts alerts;

    @Inject
    Policies policies;

    @Inject
    TakeSignals takeSignals;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    @Inject
    @All
    List<NoiseControl> noise;

    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        Duration every = config.signals().sweep();
        pulse = new Pulse(
                vertx, "suppressed alerts", every, () -> judgeFrom(null).replaceWith(every));
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    /** Looks now: a suppression is over. */
    public void wake() {
        pulse.wake();
    }

    private Uni<Void> judgeFrom(String after) {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> policies.current()
                        .flatMap(policy ->
                                alerts.suppressed(after, PAGE).map(page -> new Page(page, free(page, policy, now)))))
                .call(page -> page.free().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : unitOfWork.run(() -> takeSignals.judgeAnew(page.free(), now)))
                .flatMap(page -> page.alerts().size() < PAGE
                        ? Uni.createFrom().voidItem()
                        : judgeFrom(page.alerts().getLast().fingerprint()));
    }

    private record Page(List<Alert> alerts, List<Accepted> free) {}

    private List<Accepted> free(List<Alert> page, DeclarationPolicy policy, Instant now) {
        return page.stream()
                .filter(alert -> Judging.suppression(
                                noise, alert, policy.decide(Facts.of(alert.source(), alert.labels())), now)
                        .isEmpty())
                .map(alert -> Accepted.asOf(alert, Ids.at(now), now, header -> null, null))
                .toList();
    }
}
