package io.muster.escalation.people;

import io.muster.contracts.Journey;
import java.util.List;

/**
 * A part of the store that can break, and whom that concerns (R45).
 *
 * @param key as detection names it in {@code IncidentDetected.service}
 * @param team key of the owning team
 * @param policy key of the escalation policy that pages for it
 * @param journeys what shoppers and sellers cannot do when it is broken
 */
public record Service(String key, String name, String team, String policy, List<Journey> journeys) {

    public Service {
        journeys = List.copyOf(journeys);
    }
}
