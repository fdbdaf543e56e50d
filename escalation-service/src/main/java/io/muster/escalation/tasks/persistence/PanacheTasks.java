package io.muster.escalation.tasks.persistence;

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

    @Override
    public Uni<Optional<Task>> find(UUID id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(TaskEntity::task));
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
