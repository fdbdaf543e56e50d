package io.muster.triage.ownership;

import io.muster.contracts.Incident;
import io.muster.contracts.Role;
import io.muster.contracts.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who answers for what in an incident (R2).
 *
 * @param named who was named for a stage
 * @param holders who holds a role, as escalation said
 */
public record Ownership(Map<Stage, String> named, Map<Role, String> holders) {

    public Ownership {
        named = Map.copyOf(named);
        holders = Map.copyOf(holders);
    }

    /** Who was named, else who holds the role that usually answers for the stage. */
    public Optional<String> ownerOf(Stage stage) {
        return Incident.ownerOf(stage, named, holders);
    }

    /** The stages nobody answers for. */
    public List<Stage> ownerless() {
        return Arrays.stream(Stage.values())
                .filter(stage -> ownerOf(stage).isEmpty())
                .toList();
    }
}
