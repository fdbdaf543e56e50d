package io.muster.escalation.paging;

import io.muster.durable.UnitOfWork;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRules;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds out which policy applies and loads the people it may need. Joins the caller's transaction. */
@ApplicationScoped
public class Router {

    private final Services services;
    private final Teams teams;
    private final EscalationPolicies policies;
    private final Schedules schedules;
    private final People people;
    private final Escalations escalations;
    private final ContactRules contactRules;
    private final EscalationConfig config;
    private final UnitOfWork unitOfWork;

    Router(
            Services services,
            Teams teams,
            EscalationPolicies policies,
            Schedules schedules,
            People people,
            Escalations escalations,
            ContactRules contactRules,
            EscalationConfig config,
            UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.services = services;
        this.teams = teams;
        this.policies = policies;
        this.schedules = schedules;
        this.people = people;
        this.escalations = escalations;
        this.contactRules = contactRules;
        this.config = config;
    }

    /** What applies to the service now; stand-ins where it is unknown or has no policy (R45). For looking at it. */
    public Uni<Routing> route(String serviceKey) {
        return route(serviceKey, Set.of(), Set.of(), escalations::turn);
    }

    /**
     * As {@link #route(String)}, for a run that begins: where the policy pages in turn, other runs of it wait for the caller's
     * transaction, so that each has a turn of its own.
     */
    Uni<Routing> routeForRun(String serviceKey) {
        return route(serviceKey, Set.of(), Set.of(), escalations::holdTurn);
    }

    /**
     * As {@link #routeForRun(String)}, of an incident of which a run may be replaced: who was given a role is asked anew, and
     * so are those whose help was asked for, or their team's lead.
     */
    Uni<Routing> routeForRun(String serviceKey, Escalation escalation) {
        return route(serviceKey, escalation.chosen(), escalation.helpers(), escalations::holdTurn);
    }

    /** For many incidents of the caller's transaction: reads their services together. */
    Uni<Void> prepare(Set<String> serviceKeys) {
        return services.find(serviceKeys)
                .invoke(found ->
                        serviceKeys.forEach(key -> read().put("service " + key, Optional.ofNullable(found.get(key)))))
                .replaceWithVoid();
    }

    private Uni<Optional<Service>> service(String key) {
        return once("service " + key, () -> services.find(key));
    }

    private Uni<Routing> route(
            String serviceKey, Set<String> others, Set<String> helpers, Function<String, Uni<Long>> turns) {
        return service(serviceKey)
                .chain(service -> teamOf(service.map(Service::team))
                        .chain(team -> policyOf(service).map(policy -> choose(serviceKey, service, team, policy))))
                .chain(route -> routing(serviceKey, route, others, helpers, turns));
    }

    /** The policy that applies to the service now; a stand-in where it is unknown or has none. */
    Uni<EscalationPolicy> policyFor(String serviceKey) {
        return service(serviceKey)
                .chain(service -> policyOf(service)
                        .chain(policy -> policy.isPresent()
                                ? Uni.createFrom().item(policy.get())
                                : teamOf(service.map(Service::team))
                                        .map(team -> choose(serviceKey, service, team, policy)
                                                .policy())));
    }

    /**
     * As {@link #route}, but by the given policy, whatever applies to the service: for trying it out.
     *
     * @param serviceKey blank means the first, by key, of those that the policy stands for
     */
    public Uni<Routing> routeBy(EscalationPolicy policy, String serviceKey) {
        return (serviceKey.isBlank() ? firstServiceOf(policy) : services.find(serviceKey))
                .chain(service -> teamOf(service.map(Service::team))
                        .chain(team -> routing(
                                service.map(Service::key).orElse(serviceKey),
                                new Route(team, policy, Optional.empty()),
                                Set.of(),
                                Set.of(),
                                escalations::turn)));
    }

    private Uni<Optional<Service>> firstServiceOf(EscalationPolicy policy) {
        return services.all()
                .map(all -> all.stream()
                        .filter(service -> service.policy().equals(policy.key()))
                        .findFirst());
    }

    /**
     * Whom a team sends when it is asked for help: as the policy of the first of its services says, by key, else all of its
     * members. Empty when there is no such team. Where the policy pages in turn, others wait as for a run.
     */
    Uni<Optional<Routing>> routeTo(String teamKey) {
        return teams.find(teamKey)
                .chain(found -> found.map(team -> firstServiceOf(team)
                                .chain(service -> policyOf(service)
                                        .chain(policy -> routing(
                                                service.map(Service::key).orElse(""),
                                                new Route(
                                                        found,
                                                        policy.orElseGet(() -> wholeTeam(team)),
                                                        Optional.empty()),
                                                Set.of(),
                                                Set.of(),
                                                escalations::holdTurn)))
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Service>> firstServiceOf(Team team) {
        return services.all()
                .map(all -> all.stream()
                        .filter(service -> service.team().equals(team.key()))
                        .findFirst());
    }

    private EscalationPolicy wholeTeam(Team team) {
        return EscalationPolicy.wholeTeam(team.key(), config.fallbackTimeout());
    }

    private Uni<Routing> routing(
            String serviceKey,
            Route route,
            Set<String> others,
            Set<String> helpers,
            Function<String, Uni<Long>> turns) {
        EscalationPolicy policy = route.policy();
        Uni<Long> turn = policy.takesTurns()
                ? turns.apply(policy.key())
                : Uni.createFrom().item(0L);
        return roster(policy, route.team(), others, helpers)
                .chain(roster -> turn.map(number ->
                        new Routing(serviceKey, route.team().map(Team::key), policy, number, route.problem(), roster)));
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

    /** Many steps of one transaction ask for the same: it is read once. */
    @SuppressWarnings("unchecked") // a key is of one kind of thing
    private <T> Uni<T> once(Object key, Supplier<Uni<T>> read) {
        return Uni.createFrom().deferred(() -> {
            Map<Object, Object> known = read();
            return known.containsKey(key)
                    ? Uni.createFrom().item((T) known.get(key))
                    : read.get().invoke(found -> known.put(key, found));
        });
    }

    private Map<Object, Object> read() {
        return unitOfWork.memory(Router.class, HashMap::new);
    }

    private Uni<Optional<EscalationPolicy>> policyOf(Optional<Service> service) {
        return service.map(known -> once("policy " + known.policy(), () -> policies.find(known.policy())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private List<String> admins() {
        return config.fallbackPersons().orElse(List.of());
    }

    /**
     * The people whom its run may need, as they stand now, with everybody who was asked for, has answered or wanted others, and
     * the teams whose help was asked for: they may be needed once more, also who is not in the policy (any more). Before the
     * first run nobody else is but who stands in for them.
     */
    Uni<Roster> roster(Escalation escalation) {
        return roster(escalation, Set.of());
    }

    /** As {@link #roster(Escalation)}, and some more people. */
    Uni<Roster> roster(Escalation escalation, Set<String> more) {
        Set<String> others = new HashSet<>(escalation.paged());
        others.addAll(escalation.wishers());
        others.addAll(more);
        return escalation
                .state()
                .currentRun()
                .map(run -> roster(run, others, escalation.helpers()))
                .orElseGet(() ->
                        others.isEmpty() ? Uni.createFrom().item(Roster.empty()) : beforeARun(escalation, others));
    }

    private Uni<Roster> beforeARun(Escalation escalation, Set<String> others) {
        return service(escalation.facts().service())
                .chain(service -> teamOf(service.map(Service::team)))
                .chain(team -> standIns(team, others));
    }

    private Uni<Roster> standIns(Optional<Team> team, Set<String> others) {
        Set<String> ids = new HashSet<>(others);
        Optional<String> lead = team.flatMap(Team::lead);
        ids.addAll(admins());
        lead.ifPresent(ids::add);
        return people.findAll(ids).map(known -> new Roster(byId(known), Map.of(), Map.of(), lead, admins()));
    }

    private Uni<Roster> roster(Run run, Set<String> others, Set<String> helpers) {
        if (run.policy().key().equals(EscalationPolicy.CANARY)) {
            // whatever fails: no lead and no admin stands in
            return Uni.createFrom().item(CanaryPages.roster());
        }
        return teamOf(run.team()).chain(team -> roster(run.policy(), team, others, helpers));
    }

    private Uni<Optional<Team>> teamOf(Optional<String> key) {
        return key.map(teams::find).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** @param others people, and @param helpers teams, whom it may need beside the policy's */
    private Uni<Roster> roster(EscalationPolicy policy, Optional<Team> team, Set<String> others, Set<String> helpers) {
        List<String> admins = admins();
        Optional<String> lead = team.flatMap(Team::lead);
        Set<String> ids = new HashSet<>(admins);
        ids.addAll(others);
        ids.addAll(policy.people());
        lead.ifPresent(ids::add);
        Set<String> whole = new HashSet<>(policy.teams());
        whole.addAll(helpers);
        return schedules
                .findAll(policy.schedules())
                .invoke(found -> found.forEach(schedule -> ids.addAll(schedule.people())))
                .chain(found -> teams.findAll(whole)
                        .invoke(all -> all.forEach(one -> ids.addAll(everybodyIn(one))))
                        .chain(all -> once(ids, () -> people.findAll(ids))
                                .map(known -> new Roster(byId(known), byKey(found), teamsByKey(all), lead, admins))));
    }

    private static Set<String> everybodyIn(Team team) {
        Set<String> ids = new HashSet<>(team.members());
        team.lead().ifPresent(ids::add);
        return ids;
    }

    /** Contacts that nobody has proved to arrive are left out, unless the operator wants them used. */
    private Map<String, Person> byId(Collection<Person> people) {
        return people.stream()
                .map(person -> config.useUnverifiedContacts() ? person : person.throughVerified())
                .map(person -> person.paced(this::paced))
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private Contact paced(Contact contact) {
        return contact.paced(contactRules.pace(contact.kind(), contact.pace()));
    }

    private static Map<String, Team> teamsByKey(Collection<Team> teams) {
        return teams.stream().collect(Collectors.toMap(Team::key, Function.identity()));
    }

    private static Map<String, Schedule> byKey(Collection<Schedule> schedules) {
        return schedules.stream().collect(Collectors.toMap(Schedule::key, Function.identity()));
    }
}
