package io.muster.escalation.roles.persistence;

import io.muster.contracts.Role;
import io.muster.durable.database.Sql;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheRoleAssignments
        implements RoleAssignments, PanacheRepositoryBase<RoleAssignmentEntity, RoleAssignmentEntity.Key> {

    private static final String OPEN = """
            select a.person, max(e.number) from role_assignment a join escalation e using (incident_id)
            where e.state <> 'stopped' and a.person = any(cast(?1 as text[])) group by a.person
            """;

    @Override
    public Uni<Optional<RoleAssignment>> find(UUID incidentId, Role role) {
        return find("incidentId = ?1 and role = ?2", incidentId, role)
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(RoleAssignmentEntity::assignment));
    }

    @Override
    public Uni<Optional<RoleAssignment>> find(UUID incidentId, Role role, String person) {
        return findById(RoleAssignmentEntity.Key.of(incidentId, role, person))
                .map(found -> Optional.ofNullable(found).map(RoleAssignmentEntity::assignment));
    }

    @Override
    public Uni<List<RoleAssignment>> of(UUID incidentId) {
        return list("incidentId = ?1 order by since", incidentId)
                .map(found ->
                        found.stream().map(RoleAssignmentEntity::assignment).toList());
    }

    @Override
    public Uni<Map<String, Long>> numbersOfOpen(Collection<String> persons) {
        return Sql.rows(OPEN, (Object) persons.toArray(String[]::new))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue())));
    }

    @Override
    public Uni<Void> save(RoleAssignment assignment) {
        Uni<Long> others = assignment.role().isOfMany()
                ? Uni.createFrom().item(0L)
                : delete(
                        "incidentId = ?1 and role = ?2 and person <> ?3",
                        assignment.incidentId(),
                        assignment.role(),
                        assignment.person());
        return others.chain(() -> getSession())
                .chain(session -> session.merge(RoleAssignmentEntity.of(assignment)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(RoleAssignment assignment) {
        return delete(
                        "incidentId = ?1 and role = ?2 and person = ?3",
                        assignment.incidentId(),
                        assignment.role(),
                        assignment.person())
                .replaceWithVoid();
    }
}
