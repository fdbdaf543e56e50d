package io.muster.triage.record.rest;

import io.muster.contracts.Refusal;
import io.muster.triage.record.TriageIncident;
import io.muster.web.HiddenIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class HiddenFromViewers implements HiddenIncidents {

    private final TriageIncident triage;

    HiddenFromViewers(TriageIncident triage) {
        this.triage = triage;
    }

    @Override
    public Uni<Boolean> isHidden(UUID incident, String person) {
        return triage.restricted(incident).map(restricted -> restricted.orElse(false));
    }

    @Override
    public Refusal unknown(UUID incident) {
        return TriageIncident.unknown(incident);
    }
}
