package io.muster.escalation.paging;

import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.tasks.Task;
import java.util.List;

/** Everything escalation knows of an incident. */
public record EscalationRecord(Escalation escalation, List<RoleAssignment> roles, List<Task> tasks) {

    public EscalationRecord {
        roles = List.copyOf(roles);
        tasks = List.copyOf(tasks);
    }
}
