package io.muster.escalation.restriction;

import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Restriction;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.paging.Escalations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Use case: restricted incidents are kept from those who do not work on incidents, unless they were paged for one or hold
 * a role in it.
 */
@ApplicationScoped
public class WhoMayKnow {

    private final UnitOfWork unitOfWork;
    private final RestrictedIncidents restricted;
    private final Escalations escalations;

    WhoMayKnow(UnitOfWork unitOfWork, RestrictedIncidents restricted, Escalations escalations) {
        this.unitOfWork = unitOfWork;
        this.restricted = restricted;
        this.escalations = escalations;
    }

    /** Joins the caller's transaction. */
    public Uni<Void> hear(LifecycleEvent event) {
        return Restriction.saidBy(event)
                .map(closed -> closed ? restricted.add(event.incidentId()) : restricted.remove(event.incidentId()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Whether only those who work on incidents may know of it. Joins the caller's transaction. */
    public Uni<Boolean> isRestricted(UUID incident) {
        return restricted.contains(incident);
    }

    /** Those of the incidents that the person, who does not work on incidents, may not know of. */
    public Uni<Set<UUID>> hiddenFrom(String person, Collection<UUID> incidents) {
        return incidents.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : unitOfWork.run(() -> restricted.hiddenFrom(person, incidents));
    }

    /** Whether the page is of such an incident. */
    public Uni<Boolean> hidesPage(String person, UUID page) {
        return unitOfWork.run(() -> escalations
                .incidentOf(page)
                .flatMap(incident -> incident.map(
                                id -> restricted.hiddenFrom(person, List.of(id)).map(hidden -> !hidden.isEmpty()))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }
}
