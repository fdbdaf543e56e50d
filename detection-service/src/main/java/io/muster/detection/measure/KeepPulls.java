package io.muster.detection.measure;

import io.muster.contracts.Refusal;
import io.muster.detection.measure.MeasurePull.Version;
import io.muster.detection.turn.TurnLoop;
import io.muster.detection.turn.Turns;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** People say which queries of an existing Prometheus become measures. */
@ApplicationScoped
public class KeepPulls {

    @Inject
    MeasurePulls pulls;

    @Inject
    Turns turns;

    @Inject
    TurnLoop turnLoop;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    ForgetSources forgetSources;

    @Inject
    Clock clock;

    /** It is asked at once, then every minute. @throws Refusal {@code invalid-measure-pull} with what is wrong */
    public Uni<Version> put(MeasurePull pull, String by) {
        pull.flaw().ifPresent(flaw -> {
            throw new Refusal(MeasureProblem.INVALID_PULL, flaw);
        });
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> pulls.put(pull, now, by)
                        .call(put ->
                                pull.enabled() ? turns.schedule(PullMeasures.KIND, pull.key(), now) : stop(pull.key())))
                .invoke(put -> turnLoop.wake(PullMeasures.KIND));
    }

    /** @throws Refusal {@code measure-pull-unknown} */
    public Uni<Void> remove(String key) {
        return unitOfWork.run(() -> pulls.remove(key)
                .invoke(removed -> {
                    if (!removed) {
                        throw unknown(key);
                    }
                })
                .flatMap(removed -> stop(key)));
    }

    private Uni<Void> stop(String key) {
        return turns.cancel(PullMeasures.KIND, key).chain(() -> forgetSources.ofPull(key));
    }

    /** @throws Refusal {@code measure-pull-unknown} */
    public Uni<Version> find(String key) {
        return unitOfWork.run(() -> pulls.find(key).map(found -> found.orElseThrow(() -> unknown(key))));
    }

    public Uni<List<Version>> list(String after, int rows) {
        return unitOfWork.run(() -> pulls.list(after, rows));
    }

    private static Refusal unknown(String key) {
        return new Refusal(MeasureProblem.PULL_UNKNOWN, "there is no pull " + key);
    }
}
