package io.muster.resolution;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the stages before resolution tell; a test changes the one thing it is about. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private Fixtures() {}

    /** Began two minutes before {@code at}. */
    public static IncidentDetected detected(UUID id, Instant at) {
        return new IncidentDetected(
                context(id, at),
                1042,
                "Checkout answers 500",
                List.of("eu"),
                at.minusSeconds(120),
                List.of(Journey.CHECKOUT),
                "checkout",
                Severity.SEV2,
                Source.MONITORING,
                "declaration-3",
                List.of(alert("a1", at)));
    }

    public static IncidentConfirmed confirmed(UUID id, Severity severity, Instant at) {
        return new IncidentConfirmed(
                context(id, at), severity, IncidentType.TECHNICAL, List.of(Journey.CHECKOUT), "checkout", "severity-1");
    }

    public static IncidentConfirmed security(UUID id, Severity severity, Instant at) {
        return new IncidentConfirmed(
                context(id, at), severity, IncidentType.SECURITY, List.of(), "accounts", "severity-1");
    }

    public static RoleAssigned commander(UUID id, String person, Instant at) {
        return new RoleAssigned(context(id, at), Role.COMMANDER, person, null);
    }

    public static SignalsAttached attached(UUID id, Instant at, AlertRef... alerts) {
        return new SignalsAttached(context(id, at), alerts.length, List.of(alerts), alerts.length);
    }

    public static AlertRef alert(String fingerprint, Instant startsAt) {
        return new AlertRef(fingerprint, Map.of("journey", "checkout"), "checkout fails", startsAt);
    }

    public static EventContext context(UUID id, Instant at) {
        return EventContext.internal(id, at, Actor.rule("test"), "because");
    }
}
