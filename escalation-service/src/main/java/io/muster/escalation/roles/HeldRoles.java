package io.muster.escalation.roles;

import io.muster.escalation.setup.Dependants;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whoever holds a role in an open incident is needed, though nobody paged them. */
@ApplicationScoped
class HeldRoles implements Dependants {

    private final RoleAssignments assignments;

    HeldRoles(RoleAssignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public Uni<Map<String, String>> of(Set<String> things) {
        Set<String> persons = things.stream().map(Dependants::keyOf).collect(Collectors.toSet());
        return assignments
                .numbersOfOpen(persons)
                .map(open -> open.entrySet().stream()
                        .collect(Collectors.toMap(
                                holder -> "people/" + holder.getKey(),
                                holder -> "a role in INC-" + holder.getValue())));
    }
}
