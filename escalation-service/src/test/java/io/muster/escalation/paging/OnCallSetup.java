package io.muster.escalation.paging;

import io.muster.contracts.Role;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Team;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is on call for the store: rami by the schedule of payments, then ada, and cora speaks to the outside. Olga leads the
 * team, amir is the admin of last resort.
 *
 * @param <S> what each step gives back
 */
abstract class OnCallSetup<S extends OnCallSetup<S>> {

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Schedule> schedules = new HashMap<>();
    private final Map<String, Team> teams = new HashMap<>();
    private Optional<String> lead = Optional.of("olga");
    private List<String> admins = List.of("amir");

    long turn;
    Optional<String> routingProblem = Optional.empty();
    EscalationPolicy inForce = new EscalationPolicy(
            "store",
            "Store",
            3,
            List.of(
                    new Level(List.of(new Target.OfSchedule("payments")), Duration.ofMinutes(5)),
                    new Level(List.of(new Target.OfPerson("ada")), Duration.ofMinutes(10))),
            1,
            Duration.ofSeconds(60),
            Map.of(Role.COMMUNICATIONS_OWNER, List.of(new Target.OfPerson("cora"))),
            Optional.empty());

    OnCallSetup() {
        for (String id : List.of("ada", "rami", "cora", "olga", "amir")) {
            contacts(id, "mail", "webhook");
        }
        onCall("payments", "rami");
    }

    abstract S self();

    S contacts(String id, String... kinds) {
        List<Contact> contacts = new ArrayList<>();
        for (String kind : kinds) {
            contacts.add(Contact.of(kind, kind + ":" + id));
        }
        people.put(id, new Person(id, id, ZoneId.of("UTC"), contacts));
        return self();
    }

    S person(Person person) {
        people.put(person.id(), person);
        return self();
    }

    /** @param teamLead null for none */
    S team(String key, String teamLead, String... members) {
        teams.put(key, new Team(key, key, List.of(members), Optional.ofNullable(teamLead)));
        return self();
    }

    S schedule(Schedule schedule) {
        schedules.put(schedule.key(), schedule);
        return self();
    }

    S onCall(String schedule, String... rotation) {
        Rotation weekly = new Rotation(LocalDateTime.parse("2026-01-05T00:00"), Duration.ofDays(7), List.of(rotation));
        schedules.put(schedule, new Schedule(schedule, schedule, ZoneId.of("UTC"), weekly));
        return self();
    }

    S standIns(String teamLead, String... someAdmins) {
        lead = Optional.ofNullable(teamLead);
        admins = List.of(someAdmins);
        return self();
    }

    Level level(Duration timeout, String... people) {
        return new Level(
                List.of(people).stream().<Target>map(Target.OfPerson::new).toList(), timeout);
    }

    /** A new version of the policy. */
    S policy(Level... levels) {
        return policy(0, levels);
    }

    S policy(int repeat, Level... levels) {
        return policy(List.of(levels), repeat, inForce.acknowledgementTimeout());
    }

    S acknowledgementTimeout(Duration timeout) {
        return policy(inForce.levels(), inForce.repeat(), Optional.of(timeout));
    }

    /** A new version of the policy gives triage so long for its verdict. */
    S triageOverdue(Duration time) {
        inForce = new EscalationPolicy(
                inForce.key(),
                inForce.name(),
                inForce.version() + 1,
                inForce.levels(),
                inForce.repeat(),
                time,
                inForce.roles(),
                inForce.acknowledgementTimeout());
        return self();
    }

    /** A new version of the policy names who speaks for the business. */
    S businessRepresentative(String person) {
        return asks(Role.BUSINESS_REPRESENTATIVE, person);
    }

    /** A new version of the policy names people for a role. */
    S asks(Role role, String... persons) {
        Map<Role, List<Target>> roles = new HashMap<>(inForce.roles());
        roles.put(role, Stream.of(persons).<Target>map(Target.OfPerson::new).toList());
        inForce = new EscalationPolicy(
                inForce.key(),
                inForce.name(),
                inForce.version() + 1,
                inForce.levels(),
                inForce.repeat(),
                inForce.triageOverdue(),
                roles,
                inForce.acknowledgementTimeout());
        return self();
    }

    private S policy(List<Level> levels, int repeat, Optional<Duration> timeout) {
        inForce = new EscalationPolicy(
                inForce.key(),
                inForce.name(),
                inForce.version() + 1,
                levels,
                repeat,
                inForce.triageOverdue(),
                inForce.roles(),
                timeout);
        return self();
    }

    Routing routing() {
        return routing(Set.of(), Set.of());
    }

    final Routing routing(Set<String> others, Set<String> helpers) {
        return new Routing(
                "payments",
                Optional.of("checkout-team"),
                inForce,
                turn,
                routingProblem,
                roster(inForce, others, helpers));
    }

    /** Nobody else but who stands in: no policy says whom it may need. */
    final Roster of(Set<String> ids) {
        Set<String> all = new HashSet<>(ids);
        all.addAll(admins);
        lead.ifPresent(all::add);
        Map<String, Person> needed = new HashMap<>(people);
        needed.keySet().retainAll(all);
        return new Roster(needed, Map.of(), Map.of(), lead, admins);
    }

    final Roster roster(EscalationPolicy policy, Set<String> others, Set<String> helpers) {
        Map<String, Schedule> known = new HashMap<>(schedules);
        known.keySet().retainAll(policy.schedules());
        Map<String, Team> asked = new HashMap<>(teams);
        asked.keySet().removeIf(key -> !policy.teams().contains(key) && !helpers.contains(key));
        Set<String> ids = new HashSet<>(admins);
        ids.addAll(policy.people());
        ids.addAll(others);
        lead.ifPresent(ids::add);
        known.values().forEach(schedule -> ids.addAll(schedule.people()));
        asked.values().forEach(team -> ids.addAll(team.members()));
        asked.values().forEach(team -> team.lead().ifPresent(ids::add));
        Map<String, Person> needed = new HashMap<>(people);
        needed.keySet().retainAll(ids);
        return new Roster(needed, known, asked, lead, admins);
    }
}
