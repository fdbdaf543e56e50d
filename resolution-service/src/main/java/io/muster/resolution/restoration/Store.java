package io.muster.resolution.restoration;

import io.muster.contracts.Refusal;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.resolution.ResolutionMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Loads for a decision and keeps what was decided; in the caller's transaction. */
@ApplicationScoped
public class Store {

    private final Restorations restorations;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final ResolutionMetrics metrics;

    Store(Restorations restorations, Outbox outbox, UnitOfWork unitOfWork, ResolutionMetrics metrics) {
        this.restorations = restorations;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.metrics = metrics;
    }

    /**
     * Locked until the transaction ends; the id of a merged incident stands for the one it lives on in. Fails with {@code
     * incident-unknown} (404).
     */
    public Uni<Restoration> lockKnown(UUID id) {
        return restorations
                .survivor(id)
                .flatMap(restorations::lock)
                .map(found -> found.filter(restoration -> restoration.facts().isKnown())
                        .orElseThrow(() -> unknown(id)));
    }

    /** The id of a merged incident stands for the one it lives on in. Fails with {@code incident-unknown} (404). */
    public Uni<Restoration> known(UUID id) {
        return restorations
                .survivor(id)
                .flatMap(restorations::find)
                .map(found -> found.filter(restoration -> restoration.facts().isKnown())
                        .orElseThrow(() -> unknown(id)));
    }

    public Uni<Restoration> keep(Decision decision) {
        var restoration = decision.restoration();
        return restorations
                .save(restoration)
                .chain(() -> outbox.append(decision.events()))
                .invoke(() -> unitOfWork.afterCommit(() -> count(decision)))
                .replaceWith(restoration);
    }

    private void count(Decision decision) {
        var detectedAt = decision.restoration().facts().detectedAt();
        decision.events().forEach(event -> metrics.count(event, detectedAt));
    }

    public static Refusal unknown(UUID id) {
        return new Refusal(RestorationProblem.INCIDENT_UNKNOWN, "Resolution knows no incident %s.".formatted(id), id);
    }
}
