package io.muster.escalation.tasks;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EscalationEvent.TaskFinished;
import io.muster.contracts.EventContext;
import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.muster.web.Permission;
import io.muster.web.RoleInIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Use case: people say what they look into, and what came of it (R50). */
@ApplicationScoped
public class ClaimTask {

    private final UnitOfWork unitOfWork;
    private final IncidentGate gate;
    private final Tasks tasks;
    private final RoleAssignments roles;
    private final Outbox outbox;
    private final Clock clock;

    ClaimTask(
            UnitOfWork unitOfWork, IncidentGate gate, Tasks tasks, RoleAssignments roles, Outbox outbox, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.gate = gate;
        this.tasks = tasks;
        this.roles = roles;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws Refusal when escalation does not know the incident, or it was dismissed */
    public Uni<Task> claim(UUID incidentId, String task, Actor by) {
        Instant now = clock.instant();
        Task claimed = new Task(Ids.at(now), incidentId, by.id(), task, now, Optional.empty());
        TaskClaimed event = new TaskClaimed(
                EventContext.internal(incidentId, now, by, by.id() + " took on: " + task), claimed.id(), by.id(), task);
        return unitOfWork.run(() -> gate.enterWanted(incidentId).chain(() -> keep(claimed, event)));
    }

    /**
     * The incident's commander finishes what others claimed; while there is none, whoever has the permission.
     *
     * @param commands whether the caller has the permission commander
     * @throws Refusal when there is no such task, it is somebody else's, or it is finished
     */
    public Uni<Task> finish(UUID taskId, String outcome, Actor by, boolean commands) {
        return unitOfWork.run(() -> tasks.incidentOf(taskId)
                .chain(incident -> gate.enter(incident.orElseThrow(() -> unknown(taskId))))
                .chain(() -> known(taskId))
                .call(task -> roles.find(task.incidentId(), Role.COMMANDER)
                        .invoke(commander -> mayFinish(task, by, commander, commands)))
                .chain(task -> finish(task, outcome, by)));
    }

    private static void mayFinish(Task task, Actor by, Optional<RoleAssignment> commander, boolean commands) {
        String holder = commander.map(RoleAssignment::person).orElse(null);
        if (!task.person().equals(by.id())
                && !RoleInIncident.mayAct(by.id(), commands, holder, Permission.COMMANDER)
                        .allowed()) {
            throw new Refusal(TaskProblem.NOT_YOURS, task.person() + " claimed the task", task.incidentId());
        }
    }

    private Uni<Task> finish(Task task, String outcome, Actor by) {
        Instant now = clock.instant();
        TaskFinished event = new TaskFinished(
                EventContext.internal(
                        task.incidentId(), now, by, by.id() + " finished: " + task.task() + "; " + outcome),
                task.id(),
                task.person(),
                outcome,
                task.claimedAt());
        return keep(task.finish(outcome, now), event);
    }

    private Uni<Task> known(UUID taskId) {
        return tasks.find(taskId).map(found -> found.orElseThrow(() -> unknown(taskId)));
    }

    private static Refusal unknown(UUID taskId) {
        return new Refusal(TaskProblem.UNKNOWN_TASK, "There is no task " + taskId);
    }

    private Uni<Task> keep(Task task, EscalationEvent event) {
        return tasks.save(task).chain(() -> outbox.append(event)).replaceWith(task);
    }
}
