package io.muster.escalation.paging;

import io.muster.escalation.people.Person;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.OnCall;
import io.muster.escalation.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom targets stand for at one instant. Where they stand for nobody who can be reached, the team lead stands in, else
 * the admins: the place is never silently empty. Asked by the engine and by "who is on call", so that both say the same.
 *
 * @param people each once; empty only when not even an admin can be reached
 * @param problems what is wrong with the targets, in words for who set them up
 * @param fallback whether the people stand in for the targets
 */
public record Addressing(List<Addressee> people, List<String> problems, boolean fallback) {

    /** @param because answers "why me?" */
    public record Addressee(String person, String because) {}

    public static Addressing of(List<Target> targets, Roster roster, Instant at) {
        List<String> problems = new ArrayList<>();
        Map<String, Addressee> found = new LinkedHashMap<>();
        for (Target target : targets) {
            switch (resolve(target, roster, at)) {
                case Found(Addressee addressee) -> found.putIfAbsent(addressee.person(), addressee);
                case Nobody(String problem) -> problems.add(problem);
            }
        }
        if (targets.isEmpty()) {
            problems.add("nobody is named");
        }
        return found.isEmpty()
                ? new Addressing(standIns(roster, String.join(", ", problems)), problems, true)
                : new Addressing(List.copyOf(found.values()), problems, false);
    }

    /** The team lead, else every admin; those without contacts are left out. */
    static List<Addressee> standIns(Roster roster, String problem) {
        List<Addressee> lead = reachable(roster.lead().stream(), roster)
                .map(id -> new Addressee(id, "team lead, standing in: " + problem))
                .toList();
        return lead.isEmpty()
                ? reachable(roster.admins().stream(), roster)
                        .map(id -> new Addressee(id, "admin, standing in: " + problem))
                        .toList()
                : lead;
    }

    private static Stream<String> reachable(Stream<String> ids, Roster roster) {
        return ids.filter(id -> roster.person(id).filter(Person::isReachable).isPresent());
    }

    private sealed interface Resolution {}

    private record Found(Addressee addressee) implements Resolution {}

    private record Nobody(String problem) implements Resolution {}

    private static Resolution resolve(Target target, Roster roster, Instant at) {
        return switch (target) {
            case Target.OfPerson(String id) -> resolvePerson(id, "named by the policy", roster);
            case Target.OfSchedule(String key) ->
                roster.schedule(key)
                        .map(schedule -> resolveSchedule(schedule, roster, at))
                        .orElse(new Nobody("schedule " + key + " does not exist"));
        };
    }

    private static Resolution resolveSchedule(Schedule schedule, Roster roster, Instant at) {
        Optional<OnCall> onCall = schedule.onCallAt(at);
        return onCall.map(shift -> resolvePerson(
                        shift.person(), "on call in schedule " + schedule.key() + " until " + shift.until(), roster))
                .orElse(new Nobody("schedule " + schedule.key() + " has nobody on call"));
    }

    private static Resolution resolvePerson(String id, String because, Roster roster) {
        return roster.person(id)
                .<Resolution>map(person -> person.isReachable()
                        ? new Found(new Addressee(id, because))
                        : new Nobody(id + " has no contact"))
                .orElse(new Nobody(id + " is not known"));
    }
}
