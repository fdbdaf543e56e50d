package io.muster.escalation.foresight;

import io.muster.escalation.people.Service;
import io.muster.escalation.people.Team;
import io.muster.escalation.policy.EscalationPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who plans a schedule's shifts: the leads of the teams that it is on call for, else their members, else the admins. A
 * schedule that nobody is paged by has no planners.
 */
record Planners(List<Service> services, List<Team> teams, List<EscalationPolicy> policies, List<String> admins) {

    /** Whether somebody may be paged because of the schedule. */
    boolean isUsed(String schedule) {
        return !servicesOf(schedule).isEmpty();
    }

    /** Ids of people. */
    Set<String> of(String schedule) {
        Map<String, Team> byKey = teams.stream().collect(Collectors.toMap(Team::key, Function.identity()));
        List<Team> owners = servicesOf(schedule).stream()
                .map(Service::team)
                .distinct()
                .flatMap(key -> Optional.ofNullable(byKey.get(key)).stream())
                .toList();
        Set<String> leads =
                owners.stream().flatMap(team -> team.lead().stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> members =
                owners.stream().flatMap(team -> team.members().stream()).collect(Collectors.toCollection(TreeSet::new));
        if (!leads.isEmpty()) {
            return leads;
        }
        return members.isEmpty() ? Set.copyOf(admins) : members;
    }

    private List<Service> servicesOf(String schedule) {
        Set<String> naming = policies.stream()
                .filter(policy -> policy.schedules().contains(schedule))
                .map(EscalationPolicy::key)
                .collect(Collectors.toSet());
        return services.stream()
                .filter(service -> naming.contains(service.policy()))
                .toList();
    }
}
