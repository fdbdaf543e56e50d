package io.muster.detection.incident;

import io.muster.detection.alert.Alerts;
import io.muster.detection.alert.Alerts.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Tells how the alerts of an incident stand after some came from another incident or went to one, as signals would be told.
 * Of one that is not worked on nothing is told. Works in the caller's transaction.
 */
@ApplicationScoped
class Recount {

    @Inject
    Incidents incidents;

    @Inject
    Alerts alerts;

    @Inject
    Teller teller;

    @Inject
    CalmWatch calmWatch;

    /** @param firing the fingerprints of alerts that came and fire */
    Uni<Void> joined(UUID id, List<String> firing) {
        return firing.isEmpty()
                ? calmWatch.watch(id)
                : tell(id, (telling, standing) -> firing.stream().reduce(telling, Telling::withAlert, (a, b) -> b));
    }

    /** Some of its alerts belong to another incident now, or are over since long: how many fire, or that none does. */
    Uni<Void> left(UUID id) {
        return tell(id, (telling, standing) -> standing.isClear() ? telling.allClear() : telling.recounted());
    }

    private Uni<Void> tell(UUID id, BiFunction<Telling, Standing, Telling> change) {
        return incidents
                .locked(id)
                .flatMap(found -> found.filter(DetectedIncident::isWorkedOn)
                        .map(incident -> alerts.standing(id)
                                .flatMap(standing ->
                                        teller.tell(incident.telling(change.apply(incident.telling(), standing)))))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .flatMap(told -> calmWatch.watch(id));
    }
}
