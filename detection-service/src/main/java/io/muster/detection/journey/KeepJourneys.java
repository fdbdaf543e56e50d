package io.muster.detection.journey;

import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.detection.DetectionConfig;
import io.muster.detection.intake.MappingPaths;
import io.muster.detection.journey.SyntheticJourney.Version;
import io.muster.detection.publication.Publisher;
import io.muster.detection.turn.TurnLoop;
import io.muster.detection.turn.Turns;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** People say how the store is walked through, and try it before (R23). */
@ApplicationScoped
public class KeepJourneys {

    @Inject
    Journeys journeys;

    @Inject
    RunJourneys runJourneys;

    @Inject
    Turns turns;

    @Inject
    TurnLoop turnLoop;

    @Inject
    Publisher publisher;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    /** It is run at once, then at its intervals. @throws Refusal {@code invalid-journey} with what is wrong */
    public Uni<Version> put(SyntheticJourney journey, String by) {
        refuseFlawed(journey);
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> journeys.put(journey, now, by)
                        .call(put -> journey.enabled()
                                ? turns.schedule(RunJourneys.KIND, journey.key(), now)
                                : end(put, now)))
                .invoke(put -> turnLoop.wake(RunJourneys.KIND));
    }

    /** What it fires about is resolved. @throws Refusal {@code journey-unknown} */
    public Uni<Void> remove(String key) {
        return unitOfWork.run(() -> journeys.locked(key)
                .map(found -> found.orElseThrow(() -> unknown(key)))
                .flatMap(found -> end(found, clock.instant()))
                .flatMap(ended -> journeys.remove(key)));
    }

    private Uni<Void> end(Version version, Instant now) {
        String key = version.journey().key();
        return publisher
                .signals(version.standing().resolved(now))
                .flatMap(resolved -> journeys.stand(key, Standing.unchecked()))
                .flatMap(stood -> turns.cancel(RunJourneys.KIND, key));
    }

    /** @throws Refusal {@code journey-unknown} */
    public Uni<Version> find(String key) {
        return unitOfWork.run(() -> journeys.find(key).map(found -> found.orElseThrow(() -> unknown(key))));
    }

    public Uni<List<Version>> list(String after, int rows) {
        return unitOfWork.run(() -> journeys.list(after, rows));
    }

    /** Newest first. @throws Refusal {@code journey-unknown} */
    public Uni<List<Run>> runs(String key, UUID before, int rows) {
        return unitOfWork.run(() -> journeys.find(key)
                .map(found -> found.orElseThrow(() -> unknown(key)))
                .flatMap(found -> journeys.runs(key, before, rows)));
    }

    /** Runs it once without keeping it. @throws Refusal {@code invalid-journey} with what is wrong */
    public Uni<Run> tryOnce(SyntheticJourney journey) {
        refuseFlawed(journey);
        Instant startedAt = clock.instant();
        return runJourneys
                .tried(journey)
                .map(steps -> new Run(Ids.at(startedAt), startedAt, Run.outcome(steps), 1, steps));
    }

    /** Whether the check itself does not run, which is not fine. */
    public boolean isLost(Version version) {
        return version.standing()
                .isLost(version.journey(), version.at(), config.journeys().lostAfter(), clock.instant());
    }

    private static void refuseFlawed(SyntheticJourney journey) {
        Stream<String> flaws = Stream.concat(
                journey.flaw().stream(), journey.paths().map(MappingPaths::flaw).flatMap(Optional::stream));
        flaws.findFirst().ifPresent(flaw -> {
            throw new Refusal(JourneyProblem.INVALID_JOURNEY, flaw);
        });
    }

    private static Refusal unknown(String key) {
        return new Refusal(JourneyProblem.JOURNEY_UNKNOWN, "there is no journey " + key);
    }
}
