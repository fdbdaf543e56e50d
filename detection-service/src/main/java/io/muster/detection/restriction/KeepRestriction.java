package io.muster.detection.restriction;

import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Restriction;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Keeps which incidents are restricted, as the events say it. */
@ApplicationScoped
public class KeepRestriction {

    private final UnitOfWork unitOfWork;
    private final RestrictedIncidents restricted;

    KeepRestriction(UnitOfWork unitOfWork, RestrictedIncidents restricted) {
        this.unitOfWork = unitOfWork;
        this.restricted = restricted;
    }

    /** Joins the caller's transaction. */
    public Uni<Void> hear(LifecycleEvent event) {
        return Restriction.saidBy(event)
                .map(closed -> closed ? restricted.add(event.incidentId()) : restricted.remove(event.incidentId()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    public Uni<Boolean> isRestricted(UUID incident) {
        return unitOfWork.run(() -> restricted.has(incident));
    }
}
