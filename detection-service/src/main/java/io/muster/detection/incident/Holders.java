package io.muster.detection.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which incidents take which scopes, as it stands inside a transaction that holds them all, and what becomes of it there.
 * Nothing is stored by it: {@link Correlation} does that at the end.
 */
final class Holders {

    /**
     * What looks for its incident.
     *
     * @param own the incident it belonged to before; it stays there while that one takes its scope; may be null
     * @param goesOn it is the same outbreak as before: one that was dismissed does not come back by itself
     * @param opening what an incident of it would start with; null when the policy says that it is none
     * @param at when it was accepted
     */
    record Cause(Scope scope, UUID own, boolean goesOn, Opening opening, Instant at) {}

    /**
     * @param opened false when the incident was there before
     * @param near the neighbour whose incident it is; null when it is that of the own scope
     */
    record Placed(DetectedIncident incident, boolean opened, Scope near) {

        Placed(DetectedIncident incident, boolean opened) {
            this(incident, opened, null);
        }
    }

    /** A scope that an open incident takes beside its own, because trouble there has the same cause. */
    record Extended(UUID id, Scope scope, Instant at) {}

    /** An incident that is to be stored with the scopes that it takes. */
    record Opened(UUID id, Opening opening, List<Scope> scopes) {}

    private final Map<Scope, UUID> holders;
    private final Map<UUID, DetectedIncident> incidents;
    private final Neighbours neighbours;
    private final List<Extended> extended = new ArrayList<>();
    private final Map<UUID, Instant> released = new LinkedHashMap<>();
    private final List<Opened> opened = new ArrayList<>();
    private final Set<UUID> over = new HashSet<>();

    /** @param incidents those that hold a scope, and those that causes belonged to before */
    Holders(Map<Scope, UUID> holders, Map<UUID, DetectedIncident> incidents) {
        this(holders, incidents, Neighbours.none());
    }

    /** @param neighbours the scopes around the causes are among the holders too */
    Holders(Map<Scope, UUID> holders, Map<UUID, DetectedIncident> incidents, Neighbours neighbours) {
        this.neighbours = neighbours;
        this.holders = new LinkedHashMap<>(holders);
        this.incidents = new LinkedHashMap<>(incidents);
    }

    /** The incident that the cause belongs to; empty when there is none. */
    Optional<Placed> place(Cause cause, Numbers numbers) {
        DetectedIncident own = cause.own() == null ? null : incidents.get(cause.own());
        if (own != null && own.takesScopeAt(cause.at())) {
            return Optional.of(new Placed(own, false));
        }
        if (own != null && own.isDismissed() && cause.goesOn()) {
            return Optional.empty();
        }
        Optional<DetectedIncident> holder = holderOf(cause.scope(), cause.at());
        if (holder.isPresent() || cause.opening() == null) {
            return holder.map(incident -> new Placed(incident, false));
        }
        return neighbour(cause)
                .or(() -> Optional.of(new Placed(open(cause.opening(), List.of(cause.scope()), numbers), true)));
    }

    /** The first detected incident of a neighbour, which takes the cause's scope as well from now on. */
    private Optional<Placed> neighbour(Cause cause) {
        Placed first = null;
        for (Scope near : neighbours.of(cause.opening())) {
            DetectedIncident incident = holderOf(near, cause.at())
                    .filter(holder -> neighbours.sameTime(holder, cause.at()))
                    .orElse(null);
            if (incident != null
                    && (first == null
                            || incident.detectedAt().isBefore(first.incident().detectedAt()))) {
                first = new Placed(incident, false, near);
            }
        }
        if (first != null) {
            holders.put(cause.scope(), first.incident().id());
            extended.add(new Extended(first.incident().id(), cause.scope(), cause.at()));
        }
        return Optional.ofNullable(first);
    }

    /** The incident that takes the scope at that time; a scope whose watch is over becomes free on the way. */
    Optional<DetectedIncident> holderOf(Scope scope, Instant at) {
        DetectedIncident holder = incidents.get(holders.get(scope));
        if (holder == null || holder.takesScopeAt(at)) {
            return Optional.ofNullable(holder);
        }
        if (holder.end() == null) {
            over.add(holder.id());
            update(holder.watchEnded());
        }
        released.put(holder.id(), incidents.get(holder.id()).end().at());
        holders.values().removeIf(holder.id()::equals);
        return Optional.empty();
    }

    /** How many incidents can be opened at most for those of the scopes that nothing takes at that time. */
    int mostOpened(Collection<Scope> scopes, Instant latest) {
        return (int) scopes.stream()
                .distinct()
                .map(scope -> incidents.get(holders.get(scope)))
                .filter(holder -> holder == null || !holder.takesScopeAt(latest))
                .count();
    }

    DetectedIncident open(Opening opening, List<Scope> scopes, Numbers numbers) {
        Numbers.Next next = numbers.next();
        DetectedIncident incident = opening.incident(next.id(), next.number());
        incidents.put(incident.id(), incident);
        scopes.forEach(scope -> holders.put(scope, incident.id()));
        opened.add(new Opened(incident.id(), opening, scopes));
        return incident;
    }

    void update(DetectedIncident incident) {
        incidents.put(incident.id(), incident);
    }

    /** Null when it is not held here. */
    DetectedIncident get(UUID id) {
        return incidents.get(id);
    }

    List<Opened> opened() {
        return opened;
    }

    List<Extended> extended() {
        return extended;
    }

    /** Incidents that give up every scope they hold, and since when. */
    Map<UUID, Instant> released() {
        return released;
    }

    /** Those of the released whose watch ended unnoticed until now. */
    Set<UUID> over() {
        return over;
    }
}
