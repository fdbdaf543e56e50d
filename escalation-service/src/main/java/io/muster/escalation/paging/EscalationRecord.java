package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RolePolicy;
import io.muster.escalation.tasks.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything escalation knows of an incident.
 *
 * @param pagesOfMerged of the incidents that were merged into it
 * @param cannot whose last word on coming is that they cannot, and since when
 * @param tasks those claimed there too
 * @param newerPolicy the newest version of the policy that runs, where it is newer than the one that runs and can be applied
 */
public record EscalationRecord(
        Escalation escalation,
        List<Page> pagesOfMerged,
        List<RoleAssignment> roles,
        Map<String, Instant> cannot,
        List<Task> tasks,
        Optional<Long> newerPolicy) {

    public EscalationRecord {
        pagesOfMerged = List.copyOf(pagesOfMerged);
        roles = List.copyOf(roles);
        cannot = Map.copyOf(cannot);
        tasks = List.copyOf(tasks);
    }

    /** The roles that nobody holds who can come, though the incident is not to be without them; none of what is over. */
    public List<Role> vacantRoles() {
        if (escalation.facts().test() || escalation.state() instanceof EscalationState.Stopped) {
            return List.of();
        }
        return RolePolicy.vacant(escalation.facts().severity(), escalation.namedRoles(), roles, this::isUnable);
    }

    /** Whether the holder cannot come for the role, or could not be reached, since it was given. */
    private boolean isUnable(RoleAssignment assignment) {
        return assignment.isUnableBy(escalation.unableFor(assignment.role(), cannot));
    }
}
