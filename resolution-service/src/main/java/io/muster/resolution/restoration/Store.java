package io.muster.resolution.restoration;

import io.muster.contracts.Refusal;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.muster.resolution.ResolutionMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Loads for a decision and keeps what was decided; in the caller's transaction. */
@ApplicationScoped
public class Store {

    private final Restorations restorations;
    private final MergedIncidents merged;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final ResolutionMetrics metrics;

    Store(
            Restorations restorations,
            MergedIncidents merged,
            Outbox outbox,
            UnitOfWork unitOfWork,
            ResolutionMetrics metrics) {
        this.restorations = restorations;
        this.merged = merged;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.metrics = metrics;
    }

    /** The incident that it lives on in; the id itself where it is not merged, or that one is not known here yet. */
    public Uni<UUID> survivor(UUID id) {
        return merged.survivor(id)
                .flatMap(survivor -> restorations.find(survivor).map(found -> found.isPresent() ? survivor : id));
    }

    /**
     * Locked until the transaction ends; the id of a merged incident stands for the one it lives on in. Fails with {@code
     * incident-unknown} (404).
     */
    public Uni<Restoration> lockKnown(UUID id) {
        return survivor(id)
                .flatMap(restorations::lock)
                .map(found -> found.filter(restoration -> restoration.facts().isKnown())
                        .orElseThrow(() -> unknown(id)));
    }

    /** The id of a merged incident stands for the one it lives on in. Fails with {@code incident-unknown} (404). */
    public Uni<Restoration> known(UUID id) {
        return survivor(id)
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
