package io.muster.comms.updates.rest;

import io.muster.comms.updates.UpdateProblem;
import io.muster.comms.updates.WhoMayKnow;
import io.muster.contracts.Refusal;
import io.muster.web.Caller;
import io.muster.web.HiddenIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class HiddenFromViewers implements HiddenIncidents {

    private final WhoMayKnow whoMayKnow;

    HiddenFromViewers(WhoMayKnow whoMayKnow) {
        this.whoMayKnow = whoMayKnow;
    }

    @Override
    public Uni<Boolean> isHidden(UUID incident, String person) {
        return whoMayKnow.isHiddenFrom(person, incident);
    }

    /** What the caller may not know of; nothing for those who work on incidents. */
    Uni<Set<UUID>> from(Caller caller) {
        return caller.mayReadRestricted() ? Uni.createFrom().item(Set.of()) : whoMayKnow.hiddenFrom(caller.id());
    }

    @Override
    public Refusal unknown(UUID incident) {
        return UpdateProblem.unknown(incident);
    }
}
