package io.muster.detection.noise;

import io.muster.detection.alert.Alert;
import io.muster.detection.incident.NoiseControl;
import io.muster.detection.inhibition.Inhibitions;
import io.muster.detection.policy.Decision;
import io.muster.detection.silence.HearOfSilences;
import io.muster.detection.silence.KeepSilences;
import io.muster.detection.silence.Silences;
import io.muster.durable.DatabaseNotifications;
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
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Answers the engine from memory whether an alert is silenced or inhibited. The memory is read anew after every change
 * (told by the database) and at every sweep, so that it is at most a few seconds old.
 */
@ApplicationScoped
public class NoiseMemory implements NoiseControl, HearOfSilences {

    private static final Logger LOG = Logger.getLogger(NoiseMemory.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration CLEANING = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 10_000;

    @Inject
    Silences silences;

    @Inject
    Inhibitions inhibitions;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    Clock clock;

    @Inject
    Vertx vertx;

    private final KnownNoise known = new KnownNoise();
    private final AtomicLong looks = new AtomicLong();
    private long remembered;
    private Pulse sweep;
    private Pulse cleaning;

    void start(@Observes StartupEvent event) {
        sweep = new Pulse(
                vertx, "silences and inhibition", SWEEP, () -> refresh().replaceWith(SWEEP));
        notifications.listen(KeepSilences.CHANNEL, changed -> sweep.wake(), sweep::wake);
        sweep.start();
        cleaning = new Pulse(
                vertx, "quiet inhibitors", CLEANING, () -> forgetQuiet().replaceWith(CLEANING));
        cleaning.start();
    }

    void stop(@Observes ShutdownEvent event) {
        sweep.stop();
        cleaning.stop();
    }

    private Uni<Void> forgetQuiet() {
        return unitOfWork.run(() -> inhibitions.forgetQuiet(clock.instant().minus(QUIET), MOST_AT_ONCE));
    }

    /** What holds now, from the database, and what this replica saw a moment ago. */
    public Uni<Quiet> read() {
        return stored().map(stored -> stored.withFiring(known.seen()));
    }

    private Uni<Quiet> stored() {
        Instant now = clock.instant();
        return unitOfWork.run(() -> silences.endingAfter(now)
                .flatMap(ending -> inhibitions
                        .current()
                        .flatMap(rules -> inhibitions.firing(now).map(firing -> Quiet.of(ending, rules, firing)))));
    }

    /** Tells the other replicas what was seen to fire, then reads. */
    private Uni<Void> refresh() {
        long look = looks.incrementAndGet();
        Instant now = clock.instant();
        known.forgetOld(now);
        return unitOfWork
                .run(() -> inhibitions.remember(known.seen()).flatMap(done -> stored()))
                .invoke(stored -> remember(stored, look, now))
                .replaceWithVoid();
    }

    /** A look that began earlier and ended later must not bring back what was before. */
    private synchronized void remember(Quiet stored, long look, Instant began) {
        if (look > remembered) {
            remembered = look;
            known.take(stored, began);
        }
    }

    @Override
    public Uni<Void> changed() {
        return refresh()
                .onFailure()
                .invoke(problem -> LOG.warnf("silences are read later: %s", problem))
                .onFailure()
                .recoverWithNull();
    }

    @Override
    public Optional<Suppression> judge(Alert alert, Decision decision, Instant at) {
        return known.judge(alert, at, clock.instant());
    }
}
