package io.muster.escalation.tasks.persistence;

import io.muster.escalation.tasks.Task;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "task")
class TaskEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    String person;
    String task;

    @Column(name = "claimed_at")
    Instant claimedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    String outcome;

    static TaskEntity of(Task task) {
        TaskEntity entity = new TaskEntity();
        entity.id = task.id();
        entity.incidentId = task.incidentId();
        entity.person = task.person();
        entity.task = task.task();
        entity.claimedAt = task.claimedAt();
        entity.finishedAt = task.finish().map(Task.Finish::at).orElse(null);
        entity.outcome = task.finish().map(Task.Finish::outcome).orElse(null);
        return entity;
    }

    Task task() {
        Optional<Task.Finish> finish = Optional.ofNullable(finishedAt).map(at -> new Task.Finish(at, outcome));
        return new Task(id, incidentId, person, task, claimedAt, finish);
    }
}
