package io.muster.detection.incident.rest;

import io.muster.contracts.Refusal;
import io.muster.detection.incident.LookUpIncidents;
import io.muster.detection.restriction.KeepRestriction;
import io.muster.web.HiddenIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class HiddenFromViewers implements HiddenIncidents {

    private final KeepRestriction restriction;

    HiddenFromViewers(KeepRestriction restriction) {
        this.restriction = restriction;
    }

    @Override
    public Uni<Boolean> isHidden(UUID incident, String person) {
        return restriction.isRestricted(incident);
    }

    @Override
    public Refusal unknown(UUID incident) {
        return LookUpIncidents.unknown(incident);
    }
}
