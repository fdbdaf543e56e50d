package io.muster.detection.incident;

import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.incident.Holders.Placed;
import io.muster.detection.incident.NoiseControl.Suppression;
import io.muster.detection.policy.Decision;
import java.util.Optional;
import java.util.UUID;

/**
 * What was decided about a signal.
 *
 * @param incident null for what is minor or suppressed
 * @param suppression null unless it is suppressed
 * @param near the neighbour whose incident it belongs to; null when it is that of its own scope
 */
public record Taken(
        Decision decision, Placement placement, DetectedIncident incident, Suppression suppression, Scope near) {

    public Taken(Decision decision, Placement placement, DetectedIncident incident, Suppression suppression) {
        this(decision, placement, incident, suppression, null);
    }

    static Taken of(Decision decision, Optional<Placed> placed) {
        Placement placement = placed.map(found -> found.opened() ? Placement.NEW : Placement.ATTACHED)
                .orElse(Placement.MINOR);
        return new Taken(
                decision,
                placement,
                placed.map(Placed::incident).orElse(null),
                null,
                placed.map(Placed::near).orElse(null));
    }

    static Taken suppressed(Decision decision, Suppression suppression) {
        return new Taken(decision, Placement.SUPPRESSED, null, suppression);
    }

    /** What happened and why, in words. */
    public String reason() {
        return switch (placement) {
            case NEW -> "opened INC-" + incident.number() + ": " + decision.reason();
            case ATTACHED ->
                "belongs to INC-" + incident.number() + ", which is open for "
                        + (near == null ? "the same scope" : near.key() + ", a neighbour in the catalogue");
            case MINOR ->
                decision.isIncident() ? "the incident of this outbreak was dismissed by a person" : decision.reason();
            case SUPPRESSED -> "suppressed by " + suppression.by() + ": " + suppression.reason();
        };
    }

    /** Null for what is minor or suppressed. */
    public UUID incidentId() {
        return incident == null ? null : incident.id();
    }
}
