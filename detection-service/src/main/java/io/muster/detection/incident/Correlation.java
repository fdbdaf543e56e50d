package io.muster.detection.incident;

import io.muster.contracts.Ids;
import io.muster.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One cause, one incident: whoever may open an incident for a scope first takes the scope's lock and then looks, so that
 * two replicas that see two alerts of one cause at the same instant open one. Works inside the caller's transaction.
 */
@ApplicationScoped
public class Correlation {

    /**
     * What looks for its incident.
     *
     * @param own the incident it belonged to before; it stays there while that one takes its scope; may be null
     * @param goesOn it is the same outbreak as before: one that was dismissed does not come back by itself
     * @param mayOpen the policy says that it is an incident
     * @param at when it was accepted
     */
    public record Cause(Scope scope, UUID own, boolean goesOn, boolean mayOpen, Instant at, Opening opening) {}

    /** @param opened false when the incident was there before */
    public record Placed(DetectedIncident incident, boolean opened) {}

    @Inject
    Incidents incidents;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** The incident that the cause belongs to, held by the transaction; empty when there is none. */
    public Uni<Optional<Placed>> place(Cause cause) {
        return incidents
                .lock(List.of(cause.scope()))
                .flatMap(locked -> own(cause))
                .flatMap(own -> own.map(incident -> among(incident, cause)).orElseGet(() -> holderOrNew(cause)));
    }

    /** Opens an incident for scopes that the caller has locked and found free. */
    Uni<DetectedIncident> open(Opening opening, List<Scope> scopes) {
        UUID id = Ids.at(clock.instant());
        return incidents
                .nextNumber()
                .map(number -> opening.incident(id, number))
                .call(incident -> incidents.open(incident, scopes))
                .call(incident -> outbox.append(opening.event(id, incident.number())));
    }

    /** The incident that takes the scope at that time; a scope whose watch is over is released on the way. */
    Uni<Optional<DetectedIncident>> holder(Scope scope, Instant at) {
        return incidents
                .holderOf(scope)
                .flatMap(id -> id.map(held -> heldBy(held, scope, at))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<DetectedIncident>> heldBy(UUID id, Scope scope, Instant at) {
        return incidents.locked(id).flatMap(found -> {
            DetectedIncident incident = found.orElseThrow();
            if (incident.takesScopeAt(at)) {
                return Uni.createFrom().item(found);
            }
            if (incident.end() != null) {
                return holderAfter(id, scope, at);
            }
            return incidents
                    .save(incident.watchEnded())
                    .flatMap(saved -> incidents.release(id, incident.watchUntil()))
                    .replaceWith(Optional.empty());
        });
    }

    /** The incident ended between our look and its lock: it gave the scope up, or to the one it was merged into. */
    private Uni<Optional<DetectedIncident>> holderAfter(UUID ended, Scope scope, Instant at) {
        return incidents
                .holderOf(scope)
                .flatMap(now -> now.filter(ended::equals).isPresent()
                        ? incidents.release(ended, at).replaceWith(Optional.empty())
                        : now.map(other -> heldBy(other, scope, at))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<DetectedIncident>> own(Cause cause) {
        return cause.own() == null ? Uni.createFrom().item(Optional.empty()) : incidents.locked(cause.own());
    }

    private Uni<Optional<Placed>> among(DetectedIncident own, Cause cause) {
        if (own.takesScopeAt(cause.at())) {
            return Uni.createFrom().item(Optional.of(new Placed(own, false)));
        }
        return own.isDismissed() && cause.goesOn() ? Uni.createFrom().item(Optional.empty()) : holderOrNew(cause);
    }

    private Uni<Optional<Placed>> holderOrNew(Cause cause) {
        return holder(cause.scope(), cause.at()).flatMap(holder -> {
            if (holder.isPresent()) {
                return Uni.createFrom().item(holder.map(incident -> new Placed(incident, false)));
            }
            return cause.mayOpen()
                    ? open(cause.opening(), List.of(cause.scope()))
                            .map(incident -> Optional.of(new Placed(incident, true)))
                    : Uni.createFrom().item(Optional.empty());
        });
    }
}
