package io.muster.detection.policy;

import io.muster.contracts.ReviewTerm;
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
import java.time.Clock;
import java.time.Duration;

/** Shows when the policy in force has to be read again (R18), so that its owner can be reminded. */
@ApplicationScoped
public class PolicyReview {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Inject
    Policies policies;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        pulse = new Pulse(vertx, "review of the declaration policy", EVERY, () -> look().replaceWith(EVERY));
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    Uni<Void> look() {
        return unitOfWork
                .run(policies::current)
                .invoke(policy -> metrics.reviewIsDue(
                        "declaration",
                        policy.publishedBy(),
                        Duration.between(clock.instant(), ReviewTerm.dueAt(policy.publishedAt()))))
                .replaceWithVoid();
    }
}
