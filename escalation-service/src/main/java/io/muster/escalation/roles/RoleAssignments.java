package io.muster.escalation.roles;

import io.muster.contracts.Role;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who holds which role in which incident; one person for each role, but for {@link Role#isOfMany roles of many}. Joins the caller's transaction. */
public interface RoleAssignments {

    /** Of a role that one person holds. */
    Uni<Optional<RoleAssignment>> find(UUID incidentId, Role role);

    /** Whether the person holds the role, among others who may. */
    Uni<Optional<RoleAssignment>> find(UUID incidentId, Role role, String person);

    Uni<List<RoleAssignment>> of(UUID incidentId);

    /** By person, the number of an open incident in which they hold a role. */
    Uni<Map<String, Long>> numbersOfOpen(Collection<String> persons);

    /** Replaces whoever held the role, unless it is one of many. */
    Uni<Void> save(RoleAssignment assignment);

    /** The person holds the role no longer. */
    Uni<Void> remove(RoleAssignment assignment);
}
