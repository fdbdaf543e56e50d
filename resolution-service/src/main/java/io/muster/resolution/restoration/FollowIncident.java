package io.muster.resolution.restoration;

import io.muster.contracts.LifecycleEvent;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Keeps restorations in step with the other stages, and notices relapses (R89). */
@ApplicationScoped
public class FollowIncident {

    private final UnitOfWork unitOfWork;
    private final Restorations restorations;
    private final Store store;
    private final Clock clock;

    FollowIncident(UnitOfWork unitOfWork, Restorations restorations, Store store, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.restorations = restorations;
        this.store = store;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    public Uni<Void> on(LifecycleEvent event) {
        return restorations
                .lock(event.incidentId())
                .map(found -> found.orElseGet(() -> Restoration.of(event.incidentId())))
                .map(restoration -> restoration.after(event, clock.instant()))
                .flatMap(store::keep)
                .replaceWithVoid();
    }

    /** Whether it, or what it lives on in, is restricted and the person does not command that one. */
    public Uni<Boolean> isHidden(UUID id, String person) {
        return unitOfWork.run(() -> isHiddenItself(id, person)
                .flatMap(hidden -> hidden
                        ? Uni.createFrom().item(true)
                        : store.survivor(id).flatMap(survivor -> isHiddenItself(survivor, person))));
    }

    private Uni<Boolean> isHiddenItself(UUID id, String person) {
        return restorations
                .find(id)
                .map(found -> found.map(Restoration::facts)
                        .filter(Facts::restricted)
                        .filter(facts -> !person.equals(facts.commander()))
                        .isPresent());
    }

    /** Fails with {@code incident-unknown} (404). */
    public Uni<Restoration> get(UUID id) {
        return unitOfWork.run(() -> store.known(id));
    }
}
