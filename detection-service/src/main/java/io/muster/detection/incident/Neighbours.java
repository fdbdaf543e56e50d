package io.muster.detection.incident;

import io.muster.contracts.Journey;
import io.muster.detection.catalogue.Catalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What hangs together by the catalogue, and may have one cause when it breaks at about the same time (R42): a service, what
 * it needs, what needs it, and the journeys that break with it.
 */
final class Neighbours {

    private static final Neighbours NONE =
            new Neighbours(Catalogue.of(0, List.of(), Instant.EPOCH, "muster"), Duration.ZERO);

    private final Catalogue catalogue;
    private final Duration window;

    /** @param window after an incident was detected in which a neighbour's trouble is taken to be the same */
    Neighbours(Catalogue catalogue, Duration window) {
        this.catalogue = catalogue;
        this.window = window;
    }

    static Neighbours none() {
        return NONE;
    }

    /** The scopes whose incident may be the one that would be opened; what is secret joins no neighbour. */
    Set<Scope> of(Opening opening) {
        Set<Scope> near = new TreeSet<>();
        if (opening.isSecret()) {
            return near;
        }
        opening.journeys()
                .forEach(journey ->
                        catalogue.servicesBehind(journey).forEach(service -> near.add(Scope.of(null, service, null))));
        if (opening.service() != null) {
            around(opening.service(), near);
        }
        return near;
    }

    private void around(String service, Set<Scope> near) {
        if (catalogue.familyOf(service).isEmpty()) {
            return;
        }
        near.add(Scope.of(null, service, null));
        catalogue.dependenciesOf(service).forEach(other -> near.add(Scope.of(null, other, null)));
        catalogue.dependentsOf(service).forEach(other -> near.add(Scope.of(null, other, null)));
        for (Journey journey : catalogue.journeysOf(service)) {
            near.add(Scope.of(journey));
        }
    }

    /** The scopes around several. */
    Set<Scope> of(Collection<Opening> openings) {
        Set<Scope> near = new TreeSet<>();
        openings.forEach(opening -> near.addAll(of(opening)));
        return near;
    }

    /**
     * What is locked beside the scopes themselves: one lock for all that hang together, so that two neighbours that break
     * at the same instant wait for each other.
     */
    Set<Scope> locks(Collection<Opening> openings) {
        Set<Scope> locks = new TreeSet<>();
        for (Opening opening : openings) {
            opening.journeys().forEach(journey -> catalogue.familyOf(journey).ifPresent(name -> locks.add(lock(name))));
            if (opening.service() != null) {
                catalogue.familyOf(opening.service()).ifPresent(name -> locks.add(lock(name)));
            }
        }
        return locks;
    }

    private static Scope lock(String family) {
        return new Scope("catalogue:" + family);
    }

    /** Whether trouble that was seen at that time belongs to a neighbour's incident. */
    boolean sameTime(DetectedIncident incident, Instant at) {
        return incident.watchUntil() == null
                && !at.isAfter(incident.detectedAt().plus(window));
    }
}
