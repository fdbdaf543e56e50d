package io.muster.detection.catalogue;

import io.muster.contracts.Journey;
import java.util.List;

/**
 * One service of the store.
 *
 * @param name as it stands in the label {@code service} of its alerts
 * @param team who owns it; null when nobody said
 * @param dependsOn names of the services that it cannot do without
 * @param journeys those that customers cannot go without it
 */
public record CatalogueService(String name, String team, List<String> dependsOn, List<Journey> journeys) {

    public CatalogueService {
        dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
        journeys = journeys == null ? List.of() : List.copyOf(journeys);
    }
}
