package io.muster.web;

import io.muster.contracts.Refusal;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Which restricted incidents a service keeps from those who do not work on incidents. Each service with operations below
 * {@code /incidents/{id}} implements it once; {@link Discretion} asks.
 */
public interface HiddenIncidents {

    /** Whether the incident is restricted and the person, who does not work on incidents in general, has no part in it. */
    Uni<Boolean> isHidden(UUID incident, String person);

    /** What is answered then: the same as for an incident that nobody knows. */
    Refusal unknown(UUID incident);
}
