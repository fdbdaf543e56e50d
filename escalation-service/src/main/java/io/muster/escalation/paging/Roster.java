package io.muster.escalation.paging;

import io.muster.escalation.people.Person;
import io.muster.escalation.people.Team;
import io.muster.escalation.schedule.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The people, schedules and teams that a policy may need, as they stand now.
 *
 * @param lead the owning team's lead
 * @param admins who stands in when nobody else does
 */
public record Roster(
        Map<String, Person> people,
        Map<String, Schedule> schedules,
        Map<String, Team> teams,
        Optional<String> lead,
        List<String> admins) {

    public Roster {
        people = Map.copyOf(people);
        schedules = Map.copyOf(schedules);
        teams = Map.copyOf(teams);
        admins = List.copyOf(admins);
    }

    static Roster empty() {
        return new Roster(Map.of(), Map.of(), Map.of(), Optional.empty(), List.of());
    }

    Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    Optional<Schedule> schedule(String key) {
        return Optional.ofNullable(schedules.get(key));
    }

    Optional<Team> team(String key) {
        return Optional.ofNullable(teams.get(key));
    }
}
