package io.muster.triage.record;

import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.triage.TriageMetrics;
import io.muster.triage.severity.Yardstick;
import io.muster.triage.severity.Yardsticks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Decides by what counts now and keeps what was decided; in the caller's transaction. */
@ApplicationScoped
class Judge {

    private final Yardsticks yardsticks;
    private final Records records;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final TriageMetrics metrics;

    Judge(Yardsticks yardsticks, Records records, Outbox outbox, UnitOfWork unitOfWork, TriageMetrics metrics) {
        this.yardsticks = yardsticks;
        this.records = records;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.metrics = metrics;
    }

    Uni<IncidentRecord> decide(Function<Yardstick, Decision> rule) {
        return yardsticks.now().map(rule).flatMap(this::keep);
    }

    private Uni<IncidentRecord> keep(Decision decision) {
        var record = decision.record();
        return records.save(record, decision.history())
                .chain(() -> outbox.append(decision.events()))
                .invoke(() -> unitOfWork.afterCommit(() -> decision.events()
                        .forEach(event -> metrics.count(event, record.facts().detectedAt()))))
                .replaceWith(record);
    }
}
