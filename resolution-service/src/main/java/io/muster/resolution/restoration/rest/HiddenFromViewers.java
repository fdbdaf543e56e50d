package io.muster.resolution.restoration.rest;

import io.muster.contracts.Refusal;
import io.muster.resolution.restoration.FollowIncident;
import io.muster.resolution.restoration.Store;
import io.muster.web.HiddenIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class HiddenFromViewers implements HiddenIncidents {

    private final FollowIncident restorations;

    HiddenFromViewers(FollowIncident restorations) {
        this.restorations = restorations;
    }

    @Override
    public Uni<Boolean> isHidden(UUID incident, String person) {
        return restorations.isHidden(incident, person);
    }

    @Override
    public Refusal unknown(UUID incident) {
        return Store.unknown(incident);
    }
}
