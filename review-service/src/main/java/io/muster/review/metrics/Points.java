package io.muster.review.metrics;

import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Incident;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the points of an incident in its stream. "First" is the first in stream order, not by anyone's clock. */
final class Points {

    private final Map<Point, Instant> points = new EnumMap<>(Point.class);
    private final Presence presence = new Presence();
    private Instant commanded;
    private Instant staffed;
    private final Map<Gate, Instant> passed = new EnumMap<>(Gate.class);
    private final Set<UUID> completed = new HashSet<>();
    private Instant lastCompleted;
    private int agreed;

    private Points() {}

    static Map<Point, Instant> of(UUID incidentId, List<LifecycleEvent> events) {
        Points found = new Points();
        events.forEach(event -> found.take(event, incidentId.equals(event.incidentId())));
        found.conclude(Incident.of(incidentId, events));
        return found.points;
    }

    // Of what was merged into it counts how it was noticed, who was called and what was said; what was checked there
    // does not.
    private void take(LifecycleEvent event, boolean own) {
        switch (event) {
            case IncidentDetected e -> {
                earliest(Point.IMPACT_STARTED, e.since() == null ? e.occurredAt() : e.since());
                earliest(Point.DETECTED, e.occurredAt());
            }
            case ResponderPaged e -> first(Point.PAGE_SENT, e.occurredAt());
            case PageAcknowledged e -> first(Point.ACKNOWLEDGED, e.occurredAt());
            case UpdatePublished e -> published(e);
            default -> {
                if (own) {
                    takeOwn(event);
                }
            }
        }
        if (own) {
            engaged(event);
        }
    }

    private void takeOwn(LifecycleEvent event) {
        switch (event) {
            case VerificationRecorded e -> verified(e);
            case IncidentReopened e -> passed.clear();
            case ReviewPublished e -> {
                points.put(Point.REVIEWED, e.occurredAt());
                agreed = e.actions();
            }
            case ActionCompleted e -> completed(e);
            default -> {}
        }
    }

    // Who hands a role over later does not undo that everybody was there.
    private void engaged(LifecycleEvent event) {
        presence.take(event);
        if (commanded == null && presence.of(Set.of(Role.COMMANDER))) {
            commanded = event.occurredAt();
        }
        if (staffed == null && presence.of(Set.of(Role.COMMANDER, Role.COMMUNICATIONS_OWNER))) {
            staffed = event.occurredAt();
        }
    }

    private void published(UpdatePublished e) {
        if (e.isExternal()) {
            first(Point.FIRST_EXTERNAL_UPDATE, e.occurredAt());
        }
        if (e.audiences().stream().anyMatch(audience -> !audience.isExternal())) {
            first(Point.FIRST_INTERNAL_UPDATE, e.occurredAt());
        }
    }

    private void verified(VerificationRecorded e) {
        if (e.gate() == null) {
            return;
        }
        if (e.result() == Result.PASSED) {
            passed.put(e.gate(), e.occurredAt());
        } else {
            passed.remove(e.gate());
        }
    }

    private void completed(ActionCompleted e) {
        first(Point.IMPROVED, e.occurredAt());
        if (completed.add(e.actionId())) {
            lastCompleted = e.occurredAt();
        }
    }

    private void conclude(Incident incident) {
        if (passed.size() == Gate.values().length) {
            points.put(Point.RESTORED, latest(passed.values()));
        }
        put(Point.ENGAGED, incident.severity() == Severity.SEV3 ? commanded : staffed);
        if (agreed > 0 && completed.size() >= agreed) {
            points.put(Point.PREVENTED, lastCompleted);
        }
        put(Point.MITIGATED, incident.mitigatedAt());
        put(Point.RESOLVED, incident.resolvedAt());
    }

    private void first(Point point, Instant at) {
        points.putIfAbsent(point, at);
    }

    private void earliest(Point point, Instant at) {
        points.merge(point, at, (one, other) -> one.isBefore(other) ? one : other);
    }

    private void put(Point point, Instant at) {
        if (at != null) {
            points.put(point, at);
        }
    }

    private static Instant latest(Collection<Instant> instants) {
        return instants.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
