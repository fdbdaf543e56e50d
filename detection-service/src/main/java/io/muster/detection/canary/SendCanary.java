package io.muster.detection.canary;

import io.muster.contracts.Ids;
import io.muster.detection.DetectionConfig;
import io.muster.detection.intake.TakeIn;
import io.muster.detection.signal.FactSignal.CanarySignal;
import io.muster.detection.turn.Turn;
import io.muster.detection.turn.TurnTaker;
import io.muster.detection.turn.Turns;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Lets a canary in each minute, as if a sender had posted it: into the intake log, through the engine and the outbox, and
 * on to whoever pages people. That it arrives there is watched there. One replica sends it at a time.
 */
@ApplicationScoped
public class SendCanary implements TurnTaker {

    private static final Logger LOG = Logger.getLogger(SendCanary.class);
    private static final String KIND = "canary";
    /** Longer than the broker is given for a signal. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    @Inject
    TakeIn takeIn;

    @Inject
    Turns turns;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public int atOnce() {
        return 1;
    }

    @Override
    public Uni<Void> take(Turn turn) {
        Instant now = clock.instant();
        Uni<Void> sent = config.canary().enabled()
                ? takeIn.append(CanarySignal.sent(Ids.at(now), now))
                : Uni.createFrom().voidItem();
        return sent.onFailure()
                .invoke(problem -> LOG.warnf("the canary was not let in: %s", problem.getMessage()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> unitOfWork.run(
                        () -> turns.end(turn, now.plus(config.canary().every()))))
                .replaceWithVoid();
    }
}
