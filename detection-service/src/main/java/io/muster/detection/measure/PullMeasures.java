package io.muster.detection.measure;

import io.muster.contracts.Refusal;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.journey.JourneySecrets;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.MeasurePull.Version;
import io.muster.detection.measure.Prometheus.NotPulled;
import io.muster.detection.measure.Prometheus.TooLong;
import io.muster.detection.measure.TakeMeasures.Push;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the Prometheus of every pull once a minute for the minutes that are missing: read (transaction), ask (virtual
 * thread), take in as any push is taken, record (transaction). What was down for a while is caught up on; where the answer
 * about all that is missing would be too long, half as many minutes are asked for until it can be read.
 */
@ApplicationScoped
public class PullMeasures implements TurnTaker {

    static final String KIND = "measure-pull";
    /** At the first pull, and after a longer absence, only so many minutes. */
    private static final int MOST_MINUTES = 120;

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 4;

    @Inject
    MeasurePulls pulls;

    @Inject
    Prometheus prometheus;

    @Inject
    TakeMeasures takeMeasures;

    @Inject
    JourneySecrets secrets;

    @Inject
    Turns turns;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Clock clock;

    private record Ready(Version version, Map<String, String> secrets) {}

    /** What Prometheus answered about some minutes. */
    private record Answer(Range minutes, List<Reading> readings) {}

    /** @param more whether minutes are left that can be asked for at once */
    private record Outcome(Instant until, String problem, boolean more) {

        Outcome(Instant until, String problem) {
            this(until, problem, false);
        }
    }

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
        return AT_ONCE;
    }

    @Override
    public Uni<Void> take(Turn turn) {
        return unitOfWork
                .run(() -> pulls.find(turn.key())
                        .flatMap(found -> found.map(this::ready)
                                .orElseGet(() -> Uni.createFrom().nullItem())))
                .flatMap(ready -> ready == null || !ready.version().pull().enabled()
                        ? unitOfWork.run(() -> turns.cancel(turn.kind(), turn.key()))
                        : pull(ready).flatMap(outcome -> record(turn, ready.version(), outcome)));
    }

    private Uni<Ready> ready(Version version) {
        Set<String> names = Stream.ofNullable(version.pull().secret()).collect(Collectors.toSet());
        return secrets.open(names).map(open -> new Ready(version, open));
    }

    private Uni<Outcome> pull(Ready ready) {
        Version version = ready.version();
        Instant now = clock.instant();
        long last = Minutes.of(now.minus(version.pull().delay())) - 1;
        long first = Math.max(
                last - MOST_MINUTES + 1, version.pulledUntil() == null ? 0 : Minutes.of(version.pulledUntil()));
        if (first > last) {
            return Uni.createFrom().item(new Outcome(version.pulledUntil(), null));
        }
        Range minutes = new Range(first, last);
        return asked(ready, minutes)
                .flatMap(answer -> taken(version, answer, answer.minutes().last() < last))
                .onFailure(NotPulled.class)
                .recoverWithItem(problem -> new Outcome(version.pulledUntil(), problem.getMessage()));
    }

    private Uni<Answer> asked(Ready ready, Range minutes) {
        String secret = ready.version().pull().secret();
        String token = secret == null ? null : ready.secrets().get(secret);
        if (secret != null && token == null) {
            return Uni.createFrom().failure(new NotPulled("there is no secret " + secret));
        }
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("pull").start(() -> {
                    try {
                        emitter.complete(answered(ready.version().pull(), minutes, token));
                    } catch (RuntimeException problem) {
                        emitter.fail(problem);
                    }
                }));
    }

    /** About as many of the minutes, from the first on, as an answer may hold. */
    private Answer answered(MeasurePull pull, Range minutes, String token) {
        try {
            return new Answer(minutes, prometheus.pull(pull, minutes, token));
        } catch (TooLong tooLong) {
            if (minutes.first() == minutes.last()) {
                throw tooLong;
            }
            return answered(pull, new Range(minutes.first(), (minutes.first() + minutes.last()) / 2), token);
        }
    }

    private Uni<Outcome> taken(Version version, Answer answer, boolean more) {
        List<Reading> readings = answer.readings();
        if (readings.isEmpty()) {
            return Uni.createFrom()
                    .item(
                            more
                                    ? new Outcome(Minutes.start(answer.minutes().last() + 1), null, true)
                                    : new Outcome(null, "the query gives nothing"));
        }
        Uni<Outcome> taken = Uni.createFrom().item(new Outcome(version.pulledUntil(), null));
        for (Push push : Pulled.pushes(answer.minutes(), readings)) {
            taken = taken.flatMap(before -> take(version.pull(), push, before));
        }
        return taken.map(outcome -> new Outcome(outcome.until(), outcome.problem(), more && outcome.problem() == null));
    }

    /** What was taken before stays taken: the next pull begins behind it. */
    private Uni<Outcome> take(MeasurePull pull, Push push, Outcome before) {
        return before.problem() != null
                ? Uni.createFrom().item(before)
                : takeMeasures
                        .take(ForgetSources.sourceOfPull(pull.key()), push)
                        .replaceWith(new Outcome(push.until(), null))
                        .onFailure(Refusal.class)
                        .recoverWithItem(refused -> new Outcome(before.until(), refused.getMessage()));
    }

    private Uni<Void> record(Turn turn, Version version, Outcome outcome) {
        Instant now = clock.instant();
        Instant next = outcome.more()
                ? now
                : Minutes.start(Minutes.of(now) + 1).plus(version.pull().delay());
        metrics.pulled(turn.key(), outcome.problem() == null);
        return unitOfWork
                .run(() -> turns.end(turn, next)
                        .call(ours -> ours
                                ? pulls.pulled(turn.key(), outcome.until(), outcome.problem())
                                : Uni.createFrom().voidItem()))
                .replaceWithVoid();
    }
}
