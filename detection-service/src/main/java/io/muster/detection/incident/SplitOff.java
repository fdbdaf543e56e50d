package io.muster.detection.incident;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.Visibility;
import io.muster.detection.alert.Alerts;
import io.muster.detection.restriction.KeepRestriction;
import io.muster.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Part of an incident goes on as one of its own: it is opened under the id that triage chose, with the alerts that go along
 * and with the scopes that are free or were the old incident's. Once only, however often it is told; not at all where nothing
 * goes along because the alerts are another incident's by now. Works in the caller's transaction; locks are taken as in {@link Correlation}.
 */
@ApplicationScoped
class SplitOff {

    @Inject
    Incidents incidents;

    @Inject
    Alerts alerts;

    @Inject
    SourceWatch sourceWatch;

    @Inject
    Recount recount;

    @Inject
    KeepRestriction keepRestriction;

    @Inject
    Outbox outbox;

    Uni<Void> split(IncidentSplit event) {
        boolean secret = event.context().visibility() == Visibility.RESTRICTED;
        return alerts.locked(event.fingerprints()).flatMap(known -> {
            GoingAlong going = GoingAlong.of(event, secret, known.values());
            return incidents
                    .lock(going.scopes())
                    .chain(() -> incidents.locked(event.incidentId()))
                    .flatMap(from -> incidents
                            .find(event.newIncident())
                            .flatMap(already -> from.isEmpty() || already.isPresent() || going.isNothing()
                                    ? Uni.createFrom().voidItem()
                                    : open(going, from.get())));
        });
    }

    private Uni<Void> open(GoingAlong going, DetectedIncident from) {
        IncidentSplit event = going.split();
        Opening opening = Opening.of(going, from);
        UUID id = event.newIncident();
        return taken(going, from)
                .call(own -> incidents.release(from.id(), own, event.occurredAt()))
                .flatMap(own -> incidents
                        .nextNumbers(1)
                        .map(List::getFirst)
                        .flatMap(number -> incidents
                                .open(List.of(new Incidents.Opened(opening.incident(id, number), own)))
                                .chain(() -> alerts.move(from.id(), id, going.fingerprints()))
                                .chain(() -> tell(opening.event(
                                        id, number, event.context().visibility())))))
                .chain(() -> sourceWatch.watch(from.id()))
                .chain(() -> sourceWatch.watch(id))
                .chain(() -> recount(from.id(), id, going));
    }

    private Uni<List<Scope>> taken(GoingAlong going, DetectedIncident from) {
        return alerts.subjects(from.id(), going.fingerprints())
                .flatMap(staying ->
                        incidents.holdersOf(going.scopes()).map(holders -> going.taken(from, holders, staying)));
    }

    /** The old incident has fewer alerts; of the new one its first event says which it has, but not that all are over. */
    private Uni<Void> recount(UUID from, UUID id, GoingAlong going) {
        if (going.alerts().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return recount.left(going.isOver() ? id : from);
    }

    /** Nobody can ask for it before it is known who may. */
    private Uni<Void> tell(IncidentDetected detected) {
        return keepRestriction
                .hear(detected)
                .flatMap(heard -> outbox.append(detected))
                .replaceWithVoid();
    }
}
