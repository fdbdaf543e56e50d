package io.muster.detection.policy;

import io.muster.contracts.ReviewTerm;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.gauge.Gauge;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Shows when the policy in force has to be read again (R18), so that its owner can be reminded. */
@ApplicationScoped
public class PolicyReview implements Gauge {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Inject
    Policies policies;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "review of the declaration policy";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Uni<Void> read() {
        return unitOfWork
                .run(policies::current)
                .invoke(policy -> metrics.reviewIsDue(
                        "declaration",
                        policy.publishedBy(),
                        Duration.between(clock.instant(), ReviewTerm.dueAt(policy.publishedAt()))))
                .replaceWithVoid();
    }
}
