package io.muster.escalation.roles;

import io.muster.contracts.Role;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who holds which role in which incident; one person for each role. Joins the caller's transaction. */
public interface RoleAssignments {

    Uni<Optional<RoleAssignment>> find(UUID incidentId, Role role);

    Uni<List<RoleAssignment>> of(UUID incidentId);

    /** By person, the number of an open incident in which they hold a role. */
    Uni<Map<String, Long>> numbersOfOpen(Collection<String> persons);

    /** Replaces whoever held the role. */
    Uni<Void> save(RoleAssignment assignment);
}
