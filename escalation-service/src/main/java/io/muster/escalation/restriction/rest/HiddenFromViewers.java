package io.muster.escalation.restriction.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.paging.PagingProblem;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.web.HiddenIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class HiddenFromViewers implements HiddenIncidents {

    private final WhoMayKnow whoMayKnow;

    HiddenFromViewers(WhoMayKnow whoMayKnow) {
        this.whoMayKnow = whoMayKnow;
    }

    @Override
    public Uni<Boolean> isHidden(UUID incident, String person) {
        return whoMayKnow.hiddenFrom(person, List.of(incident)).map(hidden -> !hidden.isEmpty());
    }

    @Override
    public Refusal unknown(UUID incident) {
        return PagingProblem.unknown(incident);
    }
}
