package io.muster.escalation.paging;

import io.muster.escalation.EscalationConfig;
import io.muster.escalation.people.People;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Service;
import io.muster.escalation.people.Services;
import io.muster.escalation.people.Team;
import io.muster.escalation.people.Teams;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out which policy applies and loads the people it may need. Joins the caller's transaction. */
@ApplicationScoped
public class Router {

    private final Services services;
    private final Teams teams;
    private final EscalationPolicies policies;
    private final Schedules schedules;
    private final People people;
    private final EscalationConfig config;

    Router(
            Services services,
            Teams teams,
            EscalationPolicies policies,
            Schedules schedules,
            People people,
            EscalationConfig config) {
        this.services = services;
        this.teams = teams;
        this.policies = policies;
        this.schedules = schedules;
        this.people = people;
        this.config = config;
    }

    /** What applies to the service now; stand-ins where it is unknown or has no policy (R45). */
    public Uni<Routing> route(String serviceKey) {
        return services.find(serviceKey)
                .chain(service -> teamOf(service.map(Service::team))
                        .chain(team -> policyOf(service).map(policy -> choose(serviceKey, service, team, policy))))
                .chain(route -> roster(route.policy(), route.team())
                        .map(roster -> new Routing(
                                serviceKey, route.team().map(Team::key), route.policy(), route.problem(), roster)));
    }

    private record Route(Optional<Team> team, EscalationPolicy policy, Optional<String> problem) {}

    private Route choose(
            String key, Optional<Service> service, Optional<Team> team, Optional<EscalationPolicy> policy) {
        if (policy.isPresent()) {
            return new Route(team, policy.get(), Optional.empty());
        }
        EscalationPolicy standIns = EscalationPolicy.fallback(
                team.flatMap(Team::lead), admins(), config.fallbackTimeout(), config.triageOverdue());
        String problem = service.map(known -> "policy " + known.policy() + " does not exist")
                .orElse(key.isBlank() ? "no service is named" : "service " + key + " is not known");
        return new Route(team, standIns, Optional.of(problem));
    }

    private Uni<Optional<EscalationPolicy>> policyOf(Optional<Service> service) {
        return service.map(known -> policies.find(known.policy()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private List<String> admins() {
        return config.fallbackPersons().orElse(List.of());
    }

    /** The people whom a run may need, as they stand now. */
    public Uni<Roster> roster(Run run) {
        return teamOf(run.team()).chain(team -> roster(run.policy(), team));
    }

    private Uni<Optional<Team>> teamOf(Optional<String> key) {
        return key.map(teams::find).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Roster> roster(EscalationPolicy policy, Optional<Team> team) {
        List<String> admins = admins();
        Optional<String> lead = team.flatMap(Team::lead);
        Set<String> ids = new HashSet<>(admins);
        lead.ifPresent(ids::add);
        return schedules
                .findAll(policy.schedules())
                .invoke(found -> found.forEach(schedule -> ids.addAll(schedule.people())))
                .invoke(() -> ids.addAll(policy.people()))
                .chain(found -> people.findAll(ids).map(known -> new Roster(byId(known), byKey(found), lead, admins)));
    }

    private static Map<String, Person> byId(Collection<Person> people) {
        return people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private static Map<String, Schedule> byKey(Collection<Schedule> schedules) {
        return schedules.stream().collect(Collectors.toMap(Schedule::key, Function.identity()));
    }
}
