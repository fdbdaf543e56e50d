package io.muster.contracts;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import java.util.Optional;

/**
 * Who may know of an incident: only those who work on incidents while it is restricted. It begins so, or is a security
 * incident, or took one in. It ends when a person says that the breach is none: triage, which decides that, tells everything
 * of a restricted incident as restricted, and from then on openly.
 */
public final class Restriction {

    private Restriction() {}

    /** Whether the event makes its incident restricted, or lifts that; empty when it says nothing of it. */
    public static Optional<Boolean> saidBy(LifecycleEvent event) {
        return switch (event) {
            case IncidentDetected detected ->
                closed(detected) || detected.type() == IncidentType.SECURITY ? Optional.of(true) : Optional.empty();
            case IncidentConfirmed confirmed -> byTriage(confirmed, confirmed.type());
            case ImpactAssessed assessed -> byTriage(assessed, assessed.type());
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> byTriage(LifecycleEvent event, IncidentType type) {
        if (closed(event) || type == IncidentType.SECURITY) {
            return Optional.of(true);
        }
        boolean byPerson = event.actor().kind() == Actor.Kind.PERSON;
        return type != null && byPerson ? Optional.of(false) : Optional.empty();
    }

    private static boolean closed(LifecycleEvent event) {
        return event.context().visibility() == Visibility.RESTRICTED;
    }
}
