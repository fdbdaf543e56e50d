package io.muster.resolution.mitigation;

import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.resolution.ResolutionMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Keeps what was decided; in the caller's transaction. */
@ApplicationScoped
class MitigationStore {

    private final Mitigations mitigations;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final ResolutionMetrics metrics;

    MitigationStore(Mitigations mitigations, Outbox outbox, UnitOfWork unitOfWork, ResolutionMetrics metrics) {
        this.mitigations = mitigations;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.metrics = metrics;
    }

    Uni<Mitigation> keep(Mitigation.Decision decision, Instant detectedAt) {
        return mitigations
                .save(decision.mitigation())
                .chain(() -> outbox.append(decision.events()))
                .invoke(() -> unitOfWork.afterCommit(
                        () -> decision.events().forEach(event -> metrics.count(event, detectedAt))))
                .replaceWith(decision.mitigation());
    }
}
