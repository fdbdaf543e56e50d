package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.Measures.Told;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks up what was counted and what was expected of it. */
@ApplicationScoped
public class LookUpMeasures {

    private static final Duration PRESENT = Duration.ofDays(1);

    @Inject
    Measures measures;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Clock clock;

    /** By minute, the earliest first. */
    public Uni<List<Told>> list(Metric metric, Segment where, Instant from, Instant to, int rows) {
        Range minutes = new Range(Minutes.of(from), Minutes.of(to) - 1);
        return unitOfWork.run(() -> measures.list(metric, where, minutes, rows));
    }

    /** The series that were told in the last day, with up to when. */
    public Uni<List<KnownSeries>> known() {
        return unitOfWork.run(() -> measures.known(clock.instant().minus(PRESENT)));
    }
}
