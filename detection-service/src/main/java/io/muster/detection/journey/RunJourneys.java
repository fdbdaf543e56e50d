package io.muster.detection.journey;

import io.muster.contracts.Ids;
import io.muster.detection.DetectionConfig;
import io.muster.detection.DetectionMetrics;
import io.muster.detection.journey.Run.Outcome;
import io.muster.detection.journey.Run.StepRun;
import io.muster.detection.journey.SyntheticJourney.Version;
import io.muster.detection.journey.Walk.Walked;
import io.muster.detection.publication.Publisher;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs the journeys that are due: read (transaction), walk (virtual thread, no transaction), record (transaction). A
 * failure goes the way of every alert, through the intake log.
 */
@ApplicationScoped
public class RunJourneys implements TurnTaker {

    static final String KIND = "journey";
    private static final Logger LOG = Logger.getLogger(RunJourneys.class);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    @Inject
    Journeys journeys;

    @Inject
    JourneySecrets secrets;

    @Inject
    Walk walk;

    @Inject
    Turns turns;

    @Inject
    Publisher publisher;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    @Inject
    DetectionMetrics metrics;

    @Inject
    Clock clock;

    private record Ready(SyntheticJourney journey, Map<String, String> secrets) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return SyntheticJourney.LONGEST_RUN.plus(MARGIN);
    }

    @Override
    public int atOnce() {
        return config.journeys().atOnce();
    }

    @Override
    public Uni<Void> take(Turn turn) {
        return unitOfWork.run(() -> ready(turn.key())).flatMap(ready -> {
            if (ready.isEmpty()) {
                return unitOfWork.run(() -> turns.cancel(turn.kind(), turn.key()));
            }
            Instant startedAt = clock.instant();
            return walked(ready.get()).flatMap(walked -> record(turn, walked, startedAt));
        });
    }

    private Uni<Optional<Ready>> ready(String key) {
        return journeys.find(key)
                .flatMap(found -> found.map(Version::journey)
                        .filter(SyntheticJourney::enabled)
                        .map(journey ->
                                secrets.open(journey.secrets()).map(open -> Optional.of(new Ready(journey, open))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Never fails. */
    private Uni<Walked> walked(Ready ready) {
        return missing(ready)
                .map(problem -> Uni.createFrom().item(new Walked(0, List.of(problem))))
                .orElseGet(() -> blocking(() -> walk.confirmed(ready.journey(), ready.secrets())));
    }

    private static Optional<StepRun> missing(Ready ready) {
        Set<String> names = ready.journey().secrets();
        names.removeAll(ready.secrets().keySet());
        return names.stream()
                .findFirst()
                .map(name -> new StepRun(
                        ready.journey().steps().getFirst().name(),
                        0,
                        Duration.ZERO,
                        "there is no secret " + name + ", or it was sealed with another key",
                        true));
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("journey").start(() -> {
                    try {
                        emitter.complete(work.get());
                    } catch (RuntimeException problem) {
                        emitter.fail(problem);
                    }
                }));
    }

    private Uni<Void> record(Turn turn, Walked walked, Instant startedAt) {
        Run run = new Run(Ids.at(startedAt), startedAt, Run.outcome(walked.steps()), walked.attempts(), walked.steps());
        return unitOfWork
                .run(() -> journeys.locked(turn.key()).flatMap(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(false);
                    }
                    Instant now = clock.instant();
                    Instant next = turn.dueAt().plus(found.get().journey().every());
                    return turns.end(turn, next.isBefore(now) ? now : next)
                            .call(ours -> ours
                                    ? keep(found.get(), run, now)
                                    : Uni.createFrom().voidItem());
                }))
                .invoke(ours -> {
                    if (ours) {
                        count(turn.key(), run);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> keep(Version version, Run run, Instant now) {
        String key = version.journey().key();
        Standing.Step step = version.standing().after(version.journey(), run, now);
        return journeys.addRun(key, version.version(), run, config.journeys().keepRuns())
                .flatMap(added -> journeys.stand(key, step.standing()))
                .flatMap(stood -> publisher.signals(step.signals()));
    }

    private void count(String key, Run run) {
        metrics.ran(key, run.outcome().name().toLowerCase(Locale.ROOT), run.took());
        run.steps().forEach(step -> metrics.stepped(key, step.name(), step.took()));
        if (run.outcome() != Outcome.PASSED) {
            LOG.infof(
                    "journey %s %s: %s",
                    key,
                    run.outcome() == Outcome.FAILED ? "fails" : "cannot be run",
                    run.broken().map(StepRun::problem).orElse("unknown"));
        }
    }

    /** Tries a journey that is not kept, once; nobody is disturbed. */
    Uni<List<StepRun>> tried(SyntheticJourney journey) {
        return unitOfWork
                .run(() -> secrets.open(journey.secrets()))
                .map(open -> new Ready(journey, open))
                .flatMap(ready -> missing(ready)
                        .map(problem -> Uni.createFrom().item(List.of(problem)))
                        .orElseGet(() -> blocking(() -> walk.once(journey, ready.secrets()))));
    }
}
