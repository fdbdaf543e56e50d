package io.muster.resolution.mitigation;

import io.muster.durable.Outcome;
import io.muster.resolution.restoration.Restoration;
import io.muster.resolution.restoration.Restorations;
import io.muster.resolution.restoration.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What becomes of a mitigation on its way to the other system; in the caller's transaction. */
@ApplicationScoped
public class ConcludeMitigation {

    private final Restorations restorations;
    private final Store known;
    private final Mitigations mitigations;
    private final MitigationStore store;
    private final Clock clock;

    ConcludeMitigation(
            Restorations restorations, Store known, Mitigations mitigations, MitigationStore store, Clock clock) {
        this.known = known;
        this.restorations = restorations;
        this.mitigations = mitigations;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Whether it may still be asked for: a rollback that could not be sent must not surprise anyone after the incident, or
     * the one it lives on in, is over. Then it has failed.
     */
    public Uni<Boolean> stillWanted(UUID id, UUID incident) {
        return locked(incident, id, (restoration, mitigation) -> {
            if (!mitigation.isSending()) {
                return Uni.createFrom().item(false);
            }
            return restoration.isOpen()
                    ? Uni.createFrom().item(true)
                    : keep(restoration, mitigation.failed("The incident is over", clock.instant()))
                            .replaceWith(false);
        });
    }

    public Uni<Void> concluded(UUID id, UUID incident, Outcome outcome) {
        return locked(
                        incident,
                        id,
                        (restoration, mitigation) -> mitigation.isSending()
                                ? keep(restoration, decide(mitigation, outcome))
                                : Uni.createFrom().item(mitigation))
                .replaceWithVoid();
    }

    private Mitigation.Decision decide(Mitigation mitigation, Outcome outcome) {
        var now = clock.instant();
        return switch (outcome) {
            case Outcome.Sent(var answer) -> mitigation.applied(answer, now);
            case Outcome.Rejected(var problem) -> mitigation.failed(problem, now);
            case Outcome.Retry retry -> mitigation.failed("Given up: " + retry.problem(), now);
        };
    }

    private Uni<Mitigation> keep(Restoration restoration, Mitigation.Decision decision) {
        return store.keep(decision, restoration.facts().detectedAt());
    }

    private interface Work<T> {
        Uni<T> on(Restoration restoration, Mitigation mitigation);
    }

    private <T> Uni<T> locked(UUID incident, UUID id, Work<T> work) {
        return known.survivor(incident)
                .flatMap(restorations::lock)
                .map(Optional::orElseThrow)
                .flatMap(restoration -> mitigations
                        .find(id)
                        .map(found -> found.orElseThrow().livingIn(restoration.id()))
                        .flatMap(mitigation -> work.on(restoration, mitigation)));
    }
}
