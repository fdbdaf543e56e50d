package io.muster.detection.incident;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.detection.DetectionConfig;
import io.muster.detection.catalogue.Catalogues;
import io.muster.detection.restriction.KeepRestriction;
import io.muster.durable.Outbox;
import io.muster.durable.loop.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One cause, one incident: whoever may open an incident for a scope first takes the scope's lock and then looks, so that
 * two replicas that see two alerts of one cause at the same instant open one. Works inside the caller's transaction.
 *
 * <p>Locks are taken in one order everywhere: alerts by fingerprint, scopes by key, incidents by id.
 */
@ApplicationScoped
public class Correlation {

    @Inject
    Incidents incidents;

    @Inject
    Catalogues catalogues;

    @Inject
    KeepRestriction keepRestriction;

    @Inject
    Outbox outbox;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    /**
     * Holds the scopes, the incidents that take them, and the other incidents named, until the transaction ends; then
     * tells how it stands.
     */
    Uni<Holders> hold(Collection<Scope> scopes, Collection<UUID> others) {
        return incidents
                .lock(scopes)
                .flatMap(locked -> hold(scopes, new TreeSet<>(others), Map.of(), Neighbours.none()));
    }

    /** The same, with the incidents of the neighbours of what may be opened. */
    Uni<Holders> hold(Collection<Scope> scopes, Collection<UUID> others, Collection<Opening> openings) {
        return openings.isEmpty()
                ? hold(scopes, others)
                : catalogues.current().flatMap(catalogue -> {
                    Neighbours neighbours =
                            new Neighbours(catalogue, config.correlation().window());
                    Set<Scope> locks = neighbours.locks(openings);
                    locks.addAll(scopes);
                    Set<Scope> looked = neighbours.of(openings);
                    looked.addAll(scopes);
                    return incidents
                            .lock(locks)
                            .flatMap(locked -> hold(looked, new TreeSet<>(others), Map.of(), neighbours));
                });
    }

    /** Who holds a scope is only known once he is locked: he may have been merged into another before. */
    private Uni<Holders> hold(
            Collection<Scope> scopes, Set<UUID> wanted, Map<UUID, DetectedIncident> held, Neighbours neighbours) {
        return incidents.holdersOf(scopes).flatMap(holders -> {
            wanted.addAll(holders.values());
            wanted.removeAll(held.keySet());
            if (wanted.isEmpty()) {
                return Uni.createFrom().item(new Holders(holders, held, neighbours));
            }
            return incidents.locked(wanted).flatMap(locked -> {
                Map<UUID, DetectedIncident> all = new HashMap<>(held);
                all.putAll(locked);
                wanted.forEach(id -> all.putIfAbsent(id, null));
                return hold(scopes, new TreeSet<>(), all, neighbours);
            });
        });
    }

    /** Names for so many incidents. */
    Uni<Numbers> numbers(int most) {
        Instant now = clock.instant();
        return most == 0
                ? Uni.createFrom().item(new Numbers(List.of(), now))
                : incidents.nextNumbers(most).map(drawn -> new Numbers(drawn, now));
    }

    /**
     * Stores who gave up scopes, who was opened, with its event, and who takes scopes of neighbours.
     *
     * @param before called with the id of each opened incident before its event is appended, to set the trace
     */
    Uni<Void> store(Holders holders, Consumer<UUID> before) {
        return InTurn.each(holders.over(), id -> incidents.save(holders.get(id)))
                .flatMap(saved -> InTurn.each(
                        holders.released().entrySet(),
                        released -> incidents.release(released.getKey(), released.getValue())))
                .flatMap(released -> open(holders))
                .flatMap(opened -> InTurn.each(holders.opened(), one -> tell(holders, one, before)))
                .flatMap(opened -> InTurn.each(
                        holders.extended(),
                        extended -> incidents.takeFree(extended.id(), List.of(extended.scope()), extended.at())));
    }

    private Uni<Void> open(Holders holders) {
        return incidents.open(holders.opened().stream()
                .map(opened -> new Incidents.Opened(holders.get(opened.id()), opened.scopes()))
                .toList());
    }

    private Uni<Void> tell(Holders holders, Holders.Opened opened, Consumer<UUID> before) {
        DetectedIncident incident = holders.get(opened.id());
        before.accept(opened.id());
        return tell(opened.opening().event(incident.id(), incident.number()));
    }

    /** Nobody can ask for it before it is known who may. */
    private Uni<Void> tell(IncidentDetected event) {
        return keepRestriction
                .hear(event)
                .flatMap(heard -> outbox.append(event))
                .replaceWithVoid();
    }
}
