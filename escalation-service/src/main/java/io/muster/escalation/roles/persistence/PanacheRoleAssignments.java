package io.muster.escalation.roles.persistence;

import io.muster.contracts.Role;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheRoleAssignments
        implements RoleAssignments, PanacheRepositoryBase<RoleAssignmentEntity, RoleAssignmentEntity.Key> {

    @Override
    public Uni<Optional<RoleAssignment>> find(UUID incidentId, Role role) {
        return findById(RoleAssignmentEntity.Key.of(incidentId, role))
                .map(found -> Optional.ofNullable(found).map(RoleAssignmentEntity::assignment));
    }

    @Override
    public Uni<List<RoleAssignment>> of(UUID incidentId) {
        return list("incidentId = ?1 order by since", incidentId)
                .map(found ->
                        found.stream().map(RoleAssignmentEntity::assignment).toList());
    }

    @Override
    public Uni<Void> save(RoleAssignment assignment) {
        return getSession()
                .chain(session -> session.merge(RoleAssignmentEntity.of(assignment)))
                .replaceWithVoid();
    }
}
