package io.muster.detection.noise;

import io.muster.detection.alert.Alert;
import io.muster.detection.incident.NoiseControl;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.InhibitionRules.Inhibition;
import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.muster.detection.inhibition.Inhibitions;
import io.muster.detection.noise.Quiet.Standing;
import io.muster.detection.policy.Decision;
import io.muster.detection.silence.HearOfSilences;
import io.muster.detection.silence.KeepSilences;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.Kind;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Answers the engine from memory whether an alert is silenced or inhibited. The memory is read anew after every change
 * (told by the database) and at every sweep, so that it is at most a few seconds old.
 */
@ApplicationScoped
public class NoiseMemory implements NoiseControl, HearOfSilences {

    private static final Logger LOG = Logger.getLogger(NoiseMemory.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration UNTIL_STORED = Duration.ofSeconds(10);
    private static final Duration CLEANING = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 10_000;
    private static final InhibitionRules NO_RULES = new InhibitionRules(0, List.of(), Instant.EPOCH, "muster");

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

    private volatile Quiet quiet = Quiet.of(List.of(), NO_RULES, List.of());

    /** Seen to fire by this replica, and when; forgotten once the database knows, or never will. */
    private final Map<Inhibitor, Instant> seen = new ConcurrentHashMap<>();

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
        return stored().map(stored -> stored.withFiring(seen.keySet()));
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
        Instant old = clock.instant().minus(UNTIL_STORED);
        seen.values().removeIf(old::isAfter);
        return unitOfWork
                .run(() -> inhibitions.remember(Set.copyOf(seen.keySet())).flatMap(done -> stored()))
                .invoke(stored -> remember(stored, look))
                .replaceWithVoid();
    }

    /** A look that began earlier and ended later must not bring back what was before. */
    private synchronized void remember(Quiet stored, long look) {
        if (look > remembered) {
            remembered = look;
            quiet = stored;
            stored.firing().values().forEach(seen.keySet()::removeAll);
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
        Quiet now = quiet;
        List<Inhibitor> inhibitors = now.rules().inhibitorsOf(alert.fingerprint(), alert.labels());
        inhibitors.forEach(inhibitor -> seen.putIfAbsent(inhibitor, clock.instant()));
        Standing standing = now.standing(alert.fingerprint(), alert.labels(), at);
        return silenced(standing).or(() -> inhibited(standing)).or(() -> inhibitedSince(now, alert, at));
    }

    private static Optional<Suppression> silenced(Standing standing) {
        return standing.silencedBy().stream()
                .findFirst()
                .map(silence -> new Suppression(kind(silence) + ":" + silence.id(), words(silence)));
    }

    private static Optional<Suppression> inhibited(Standing standing) {
        return standing.inhibitedBy().stream().findFirst().map(NoiseMemory::suppression);
    }

    /** By an alert that this replica saw a moment ago. */
    private Optional<Suppression> inhibitedSince(Quiet now, Alert alert, Instant at) {
        return seen.isEmpty() || now.rules().keysOver(alert.labels()).isEmpty()
                ? Optional.empty()
                : inhibited(now.withFiring(seen.keySet()).standing(alert.fingerprint(), alert.labels(), at));
    }

    private static Suppression suppression(Inhibition inhibition) {
        return new Suppression(
                "inhibition:" + inhibition.fingerprint(),
                "alert " + inhibition.fingerprint() + " fires, rule \"" + inhibition.rule() + "\"");
    }

    private static String kind(Silence silence) {
        return silence.kind() == Kind.MAINTENANCE ? "maintenance" : "silence";
    }

    private static String words(Silence silence) {
        String until = silence.recurrence() == null ? " until " + silence.endsAt() : "";
        return Stream.of(silence.comment(), "by " + silence.createdBy() + until)
                .filter(part -> !part.isBlank())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
