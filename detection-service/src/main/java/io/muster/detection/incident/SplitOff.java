package io.muster.detection.incident;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.Visibility;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts;
import io.muster.detection.restriction.KeepRestriction;
import io.muster.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<Scope> scopes = Scope.of(event.journeys(), event.service(), secret);
        return alerts.locked(event.fingerprints())
                .flatMap(known -> incidents
                        .lock(scopes)
                        .chain(() -> incidents.locked(event.incidentId()))
                        .flatMap(from -> incidents
                                .find(event.newIncident())
                                .flatMap(already -> from.isEmpty() || already.isPresent() || hasNothing(event, known)
                                        ? Uni.createFrom().voidItem()
                                        : open(event, from.get(), going(event, known), scopes))));
    }

    private static boolean hasNothing(IncidentSplit event, Map<String, Alert> known) {
        return !event.fingerprints().isEmpty()
                && event.journeys().isEmpty()
                && going(event, known).isEmpty();
    }

    private Uni<Void> open(IncidentSplit event, DetectedIncident from, List<Alert> going, List<Scope> scopes) {
        Opening opening = Opening.of(event, from, going);
        UUID id = event.newIncident();
        return incidents
                .holdersOf(scopes)
                .map(holders -> takeable(scopes, holders, from.id()))
                .call(own -> incidents.release(from.id(), own, event.occurredAt()))
                .flatMap(own -> incidents
                        .nextNumbers(1)
                        .map(List::getFirst)
                        .flatMap(number -> incidents
                                .open(List.of(new Incidents.Opened(opening.incident(id, number), own)))
                                .chain(() -> alerts.move(from.id(), id, fingerprints(going)))
                                .chain(() -> tell(opening.event(
                                        id, number, event.context().visibility())))))
                .chain(() -> sourceWatch.watch(from.id()))
                .chain(() -> sourceWatch.watch(id))
                .chain(() -> recount(from.id(), id, going));
    }

    /** The old incident has fewer alerts; of the new one its first event says which it has, but not that all are over. */
    private Uni<Void> recount(UUID from, UUID id, List<Alert> going) {
        boolean over = going.stream().allMatch(alert -> alert.state() == AlertState.RESOLVED);
        return going.isEmpty() ? Uni.createFrom().voidItem() : over ? recount.left(id) : recount.left(from);
    }

    /** Nobody can ask for it before it is known who may. */
    private Uni<Void> tell(IncidentDetected detected) {
        return keepRestriction
                .hear(detected)
                .flatMap(heard -> outbox.append(detected))
                .replaceWithVoid();
    }

    private static List<Alert> going(IncidentSplit event, Map<String, Alert> known) {
        return known.values().stream()
                .filter(alert -> event.incidentId().equals(alert.incidentId()))
                .toList();
    }

    private static List<String> fingerprints(List<Alert> going) {
        return going.stream().map(Alert::fingerprint).toList();
    }

    /** What a third incident has taken stays there. */
    private static List<Scope> takeable(List<Scope> scopes, Map<Scope, UUID> holders, UUID from) {
        return scopes.stream()
                .filter(scope -> Optional.ofNullable(holders.get(scope))
                        .map(from::equals)
                        .orElse(true))
                .toList();
    }
}
