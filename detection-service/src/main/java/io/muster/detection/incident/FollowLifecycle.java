package io.muster.detection.incident;

import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.detection.alert.Alerts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps who takes which scope in step with what became of the incidents: a scope is taken until its incident is
 * dismissed or merged, or, once it is resolved, until the relapse watch is over. Works in the caller's transaction.
 */
@ApplicationScoped
public class FollowLifecycle {

    @Inject
    Incidents incidents;

    @Inject
    Alerts alerts;

    @Inject
    SourceWatch sourceWatch;

    @Inject
    Recount recount;

    @Inject
    SplitOff splitOff;

    public Uni<Void> follow(LifecycleEvent event) {
        UUID id = event.incidentId();
        Instant at = event.occurredAt();
        return switch (event) {
            case IncidentDismissed _ -> changed(id, incident -> incident.dismissed(at));
            case IncidentResolved resolved -> changed(id, incident -> incident.resolved(at, resolved.watchUntil()));
            case IncidentClosed _ -> changed(id, incident -> incident.closed(at));
            case IncidentMerged merged -> merge(id, merged.into(), at);
            case IncidentSplit split -> splitOff.split(split);
            case IncidentReopened _ -> reopen(id, at);
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> changed(UUID id, UnaryOperator<DetectedIncident> change) {
        return incidents
                .locked(id)
                .flatMap(found -> found.map(change)
                        .map(after -> incidents
                                .save(after)
                                .flatMap(saved -> after.end() == null
                                        ? Uni.createFrom().voidItem()
                                        : incidents.release(id, after.end().at())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Alerts and scopes go on in the other incident; one that is over itself takes no scope. */
    private Uni<Void> merge(UUID id, UUID into, Instant at) {
        return root(into).flatMap(target -> {
            if (target.isEmpty() || target.get().id().equals(id)) {
                return changed(id, incident -> incident.merged(at, into));
            }
            UUID survivor = target.get().id();
            return alerts.move(id, survivor)
                    .flatMap(moved -> incidents
                            .locked(id.compareTo(survivor) < 0 ? id : survivor)
                            .flatMap(first -> incidents.locked(id.compareTo(survivor) < 0 ? survivor : id))
                            .flatMap(second -> incidents.locked(survivor))
                            .flatMap(other -> other.filter(incident -> incident.end() == null)
                                    .map(incident -> incidents.handOver(id, survivor))
                                    .orElseGet(() -> Uni.createFrom().voidItem()))
                            .flatMap(handed -> changed(id, incident -> incident.merged(at, into)))
                            .flatMap(done -> sourceWatch.watch(survivor))
                            .flatMap(watched -> recount.joined(survivor, moved)));
        });
    }

    /** A merged id is an alias for ever: the incident at the end of the aliases. */
    private Uni<Optional<DetectedIncident>> root(UUID id) {
        return incidents
                .find(id)
                .flatMap(found -> found.map(incident -> incident.end())
                        .filter(end ->
                                end.mergedInto() != null && !end.mergedInto().equals(id))
                        .map(end -> root(end.mergedInto()))
                        .orElseGet(() -> Uni.createFrom().item(found)));
    }

    /** Worked on again: it takes back what is still free; what another incident has taken meanwhile stays there. */
    private Uni<Void> reopen(UUID id, Instant at) {
        return incidents
                .scopesOf(id)
                .call(incidents::lock)
                .call(scopes -> changed(id, DetectedIncident::reopened))
                .flatMap(scopes -> incidents
                        .locked(id)
                        .flatMap(found -> found.filter(incident -> incident.end() == null)
                                .map(incident -> incidents.takeFree(id, scopes, at))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
