package io.muster.review.metrics;

import io.muster.contracts.LifecycleEvent;
import io.muster.durable.UnitOfWork;
import io.muster.review.timeline.TimelineProblem;
import io.muster.review.timeline.TimelineReader;
import io.muster.review.timeline.TimelineRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Measures an incident from its timeline as it stands. */
@ApplicationScoped
public class MetricsReader {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    TimelineReader timelines;

    @Inject
    Corrections corrections;

    /** The figures, and the corrections behind them. */
    public record Measured(IncidentMetrics metrics, List<Correction> corrections) {}

    /** Fails with {@code incident-unknown} when no event of it has come. */
    public Uni<Measured> read(UUID incidentId) {
        return unitOfWork.run(() -> timelines.whole(incidentId).chain(rows -> {
            if (rows.isEmpty()) {
                throw TimelineProblem.unknown(incidentId);
            }
            return measure(incidentId, rows);
        }));
    }

    /** The same of a timeline that was read already; joins the caller's transaction. */
    public Uni<Measured> measure(UUID incidentId, List<TimelineRow> rows) {
        List<LifecycleEvent> events = rows.stream().map(TimelineRow::event).toList();
        return corrections.of(incidentId).map(made -> new Measured(IncidentMetrics.of(incidentId, events, made), made));
    }
}
