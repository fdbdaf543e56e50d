package io.muster.comms.updates;

import io.muster.comms.facts.Incidents;
import io.muster.contracts.Incident;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Use case: restricted incidents are kept from those who do not work on incidents, unless they hold a role in one. */
@ApplicationScoped
public class WhoMayKnow {

    private final UnitOfWork unitOfWork;
    private final Incidents incidents;

    WhoMayKnow(UnitOfWork unitOfWork, Incidents incidents) {
        this.unitOfWork = unitOfWork;
        this.incidents = incidents;
    }

    /** Whether the person, who does not work on incidents, may not know of it. */
    public Uni<Boolean> isHiddenFrom(String person, UUID incident) {
        return unitOfWork.run(() -> incidents
                .find(incident)
                .map(found -> found.filter(known -> isHiddenFrom(person, known)).isPresent()));
    }

    /** All that the person, who does not work on incidents, may not know of. */
    public Uni<Set<UUID>> hiddenFrom(String person) {
        return unitOfWork.run(() -> incidents
                .restricted()
                .map(all -> all.stream()
                        .filter(incident -> isHiddenFrom(person, incident))
                        .map(Incident::id)
                        .collect(Collectors.toSet())));
    }

    static boolean isHiddenFrom(String person, Incident incident) {
        return incident.restricted() && incident.rolesOf(person).isEmpty();
    }
}
