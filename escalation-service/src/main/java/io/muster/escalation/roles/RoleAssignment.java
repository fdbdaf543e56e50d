package io.muster.escalation.roles;

import io.muster.contracts.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Who holds a role in an incident.
 *
 * @param assignedBy id of the person who gave it, or the rule's name
 */
public record RoleAssignment(UUID incidentId, Role role, String person, Instant since, String assignedBy) {

    /** @param unable who cannot come for the role, and since when */
    public boolean isUnableBy(Map<String, Instant> unable) {
        Instant known = unable.get(person);
        return known != null && !known.isBefore(since);
    }
}
