package io.muster.detection.turn;

import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.muster.durable.loop.Workers;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks for turns that are due and has them taken, many at once. */
@ApplicationScoped
public class TurnLoop {

    private static final Logger LOG = Logger.getLogger(TurnLoop.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    @Inject
    Turns turns;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Vertx vertx;

    @Inject
    Clock clock;

    @Inject
    @All
    List<TurnTaker> takers;

    private final Map<String, Pulse> pulses = new HashMap<>();
    private final List<Workers> workers = new ArrayList<>();

    void start(@Observes StartupEvent event) {
        for (TurnTaker taker : takers) {
            Workers hands = new Workers(vertx, taker.kind(), taker.atOnce(), () -> one(taker));
            Pulse pulse = new Pulse(vertx, taker.kind() + " turns", SWEEP, () -> look(taker, hands));
            workers.add(hands);
            pulses.put(taker.kind(), pulse);
            pulse.start();
        }
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        pulses.values().forEach(Pulse::stop);
        workers.forEach(Workers::stop);
    }

    /** Something of this kind was scheduled; to be called after the commit. */
    public void wake(String kind) {
        Optional.ofNullable(pulses.get(kind)).ifPresent(Pulse::wake);
    }

    private Uni<Duration> look(TurnTaker taker, Workers hands) {
        return unitOfWork.run(() -> turns.next(taker.kind())).map(next -> {
            Instant now = clock.instant();
            if (next.isEmpty() || next.get().isAfter(now)) {
                return next.map(at -> Duration.between(now, at)).orElse(SWEEP);
            }
            hands.demand(taker.atOnce());
            return SWEEP;
        });
    }

    private Uni<Boolean> one(TurnTaker taker) {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> turns.take(taker.kind(), now, now.plus(taker.lease())))
                .flatMap(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(false)
                        : taker.take(taken.get()).replaceWith(true).onFailure().recoverWithItem(problem -> {
                            LOG.errorf(
                                    problem,
                                    "%s %s",
                                    taken.get().kind(),
                                    taken.get().key());
                            return true; // its lease runs out, then it is taken again
                        }));
    }
}
