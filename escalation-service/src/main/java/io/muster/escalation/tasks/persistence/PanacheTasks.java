package io.muster.escalation.tasks.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.tasks.Task;
import io.muster.escalation.tasks.Tasks;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheTasks implements Tasks, PanacheRepositoryBase<TaskEntity, UUID> {

    // Not by entity: what is loaded before the incident's gate is entered would be stale behind it.
    private static final String INCIDENT_OF = "select incident_id, id from task where id = ?1";

    @Override
    public Uni<Optional<Task>> find(UUID id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(TaskEntity::task));
    }

    @Override
    public Uni<Optional<UUID>> incidentOf(UUID id) {
        return Sql.rows(INCIDENT_OF, id).map(rows -> rows.stream().findFirst().map(row -> (UUID) row[0]));
    }

    @Override
    public Uni<List<Task>> of(UUID incidentId) {
        return list("incidentId = ?1 order by claimedAt, id", incidentId)
                .map(found -> found.stream().map(TaskEntity::task).toList());
    }

    @Override
    public Uni<Void> save(Task task) {
        return getSession().chain(session -> session.merge(TaskEntity.of(task))).replaceWithVoid();
    }
}
