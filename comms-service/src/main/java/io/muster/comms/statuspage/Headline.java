package io.muster.comms.statuspage;

import io.muster.comms.statuspage.PublicState.ComponentState;
import io.muster.comms.statuspage.PublicState.PublicIncident;
import io.muster.comms.updates.PublicStatus;

/** How the store does as a whole, in one line; the worst of its open incidents and its parts. */
public record Headline(Impact indicator, String description) {

    static Headline of(PublicState state) {
        Impact incidents = state.unresolved().stream().map(Headline::felt).reduce(Impact.NONE, Impact::orWorse);
        ComponentStatus parts = state.components().stream()
                .map(ComponentState::status)
                .reduce(ComponentStatus.OPERATIONAL, ComponentStatus::orWorse);
        return switch (incidents.orWorse(impactOf(parts))) {
            case CRITICAL -> new Headline(Impact.CRITICAL, "Major System Outage");
            case MAJOR -> new Headline(Impact.MAJOR, "Partial System Outage");
            case MINOR ->
                new Headline(
                        Impact.MINOR,
                        parts == ComponentStatus.OPERATIONAL ? "Minor Service Outage" : "Partially Degraded Service");
            case NONE -> new Headline(Impact.NONE, "All Systems Operational");
        };
    }

    /** Once the impact has ended and a relapse is watched for, what is left is minor. */
    private static Impact felt(PublicIncident incident) {
        return incident.status() == PublicStatus.MONITORING ? Impact.MINOR : incident.impact();
    }

    private static Impact impactOf(ComponentStatus status) {
        return switch (status) {
            case OPERATIONAL -> Impact.NONE;
            case DEGRADED_PERFORMANCE -> Impact.MINOR;
            case PARTIAL_OUTAGE -> Impact.MAJOR;
            case MAJOR_OUTAGE -> Impact.CRITICAL;
        };
    }
}
