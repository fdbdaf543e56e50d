package io.muster.detection.incident;

import io.muster.detection.alert.Alerts;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/**
 * An incident whose last alerts are resolved but were flapping is clear when they have been calm for a while; until then
 * they are taken as firing. One timer for each incident.
 */
@ApplicationScoped
public class CalmWatch implements TimerHandler {

    static final String KIND = "calm-watch";

    @Inject
    Alerts alerts;

    @Inject
    Incidents incidents;

    @Inject
    Teller teller;

    @Inject
    Timers timers;

    /** Looks again when the incident's flapping alerts will be calm; nothing is done when none flaps. */
    Uni<Void> watch(UUID incidentId) {
        return alerts.calmAt(incidentId)
                .flatMap(calm -> calm.map(at -> timers.schedule(KIND, incidentId.toString(), at, "{}"))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        UUID id = UUID.fromString(timer.key());
        return incidents
                .locked(id)
                .flatMap(found -> found.filter(incident -> incident.end() == null)
                        .map(this::lookAgain)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> lookAgain(DetectedIncident incident) {
        return alerts.standing(incident.id())
                .flatMap(standing -> standing.isClear()
                        ? teller.tell(incident.telling(incident.telling().allClear()))
                        : watch(incident.id()));
    }
}
