package io.muster.escalation.paging;

import io.muster.escalation.people.Person;
import io.muster.escalation.people.Team;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.OnCall;
import io.muster.escalation.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whom targets stand for at one instant. Where they stand for nobody who can be reached, who was on call before stands in,
 * else the team lead, else the admins: the place is never silently empty. Asked by the engine and by "who is on call", so that both say the same.
 *
 * @param people each once; empty only when not even an admin can be reached
 * @param problems what is wrong with the targets, in words for who set them up
 * @param fallback whether the people stand in for the targets
 * @param passed how many whose turn it was before cannot come
 */
public record Addressing(List<Addressee> people, List<String> problems, boolean fallback, int passed) {

    Addressing(List<Addressee> people, List<String> problems, boolean fallback) {
        this(people, problems, fallback, 0);
    }

    /** @param because answers "why me?" */
    public record Addressee(String person, String because) {}

    /** @param turn whose turn it is where the level pages one of its targets */
    public static Addressing of(Level level, Roster roster, Instant at, long turn) {
        return of(level, roster, at, turn, List.of());
    }

    /**
     * As {@link #of(Level, Roster, Instant, long)}; where the level pages one of its targets, whoever cannot come is passed.
     *
     * @param wishes the first person from the turn on who meets one is chosen, by the first wish that anybody meets
     */
    static Addressing of(Level level, Roster roster, Instant at, long turn, List<Predicate<String>> wishes) {
        Addressing all = of(level.targets(), roster, at);
        if (level.mode() == Level.Mode.ALL || all.fallback()) {
            return all;
        }
        int size = all.people().size();
        List<Addressee> inTurn = IntStream.range(0, size)
                .mapToObj(place -> all.people().get(Math.floorMod(turn + place, size)))
                .toList();
        Addressee chosen = wishes.stream()
                .flatMap(wish -> inTurn.stream()
                        .filter(addressee -> wish.test(addressee.person()))
                        .limit(1))
                .findFirst()
                .orElse(inTurn.getFirst());
        int passed = inTurn.indexOf(chosen);
        String because = chosen.because() + ", whose turn it is among " + size
                + (passed == 0 ? "" : "; " + passed + " before cannot come now");
        return new Addressing(List.of(new Addressee(chosen.person(), because)), all.problems(), false, passed);
    }

    public static Addressing of(List<Target> targets, Roster roster, Instant at) {
        List<String> problems = new ArrayList<>();
        List<String> previous = new ArrayList<>();
        Map<String, Addressee> found = new LinkedHashMap<>();
        for (Target target : targets) {
            Resolution resolution = resolve(target, roster, at);
            resolution.found().forEach(addressee -> found.putIfAbsent(addressee.person(), addressee));
            problems.addAll(resolution.problems());
            previous.addAll(resolution.previous());
        }
        if (targets.isEmpty()) {
            problems.add("nobody is named");
        }
        return found.isEmpty()
                ? new Addressing(standIns(roster, previous, String.join(", ", problems)), problems, true)
                : new Addressing(List.copyOf(found.values()), problems, false);
    }

    /** Nobody is named for this: only stand-ins are left. */
    static Addressing ofNobody(Roster roster, String problem) {
        return new Addressing(standIns(roster, List.of(), problem), List.of(problem), true);
    }

    /**
     * The team lead, else every admin; those without contacts are left out, and so is who was asked already.
     *
     * @param lead of the team that stands behind the place
     */
    static List<Addressee> standIns(Roster roster, Optional<String> lead, Set<String> asked, String problem) {
        List<Addressee> leads = reachable(lead.stream(), roster)
                .filter(id -> !asked.contains(id))
                .map(id -> new Addressee(id, "team lead, standing in: " + problem))
                .toList();
        return leads.isEmpty()
                ? reachable(roster.admins().stream(), roster)
                        .filter(id -> !asked.contains(id))
                        .map(id -> new Addressee(id, "admin, standing in: " + problem))
                        .toList()
                : leads;
    }

    /** Who was on call before, else the team lead, else every admin. */
    private static List<Addressee> standIns(Roster roster, List<String> previous, String problem) {
        List<Addressee> before = reachable(previous.stream(), roster)
                .distinct()
                .map(id -> new Addressee(id, "on call before, standing in: " + problem))
                .toList();
        return before.isEmpty() ? standIns(roster, roster.lead(), Set.of(), problem) : before;
    }

    private static Stream<String> reachable(Stream<String> ids, Roster roster) {
        return ids.filter(id -> roster.person(id).filter(Person::isReachable).isPresent());
    }

    /** @param previous who was on call before whoever cannot be reached */
    private record Resolution(List<Addressee> found, List<String> problems, List<String> previous) {

        static Resolution of(Addressee addressee) {
            return new Resolution(List.of(addressee), List.of(), List.of());
        }

        static Resolution nobody(String problem) {
            return new Resolution(List.of(), List.of(problem), List.of());
        }

        Resolution after(Optional<OnCall> before) {
            return new Resolution(
                    found, problems, before.map(OnCall::person).stream().toList());
        }
    }

    private static Resolution resolve(Target target, Roster roster, Instant at) {
        return switch (target) {
            case Target.OfPerson(String id) -> resolvePerson(id, "named by the policy", roster);
            case Target.OfSchedule(String key) ->
                roster.schedule(key)
                        .map(schedule -> resolveSchedule(schedule, roster, at))
                        .orElse(Resolution.nobody("schedule " + key + " does not exist"));
            case Target.OfTeam(String key) ->
                roster.team(key)
                        .map(team -> resolveTeam(team, roster))
                        .orElse(Resolution.nobody("team " + key + " does not exist"));
        };
    }

    private static Resolution resolveTeam(Team team, Roster roster) {
        List<Resolution> members = team.members().stream()
                .map(id -> resolvePerson(id, "in team " + team.key(), roster))
                .toList();
        return members.isEmpty()
                ? Resolution.nobody("team " + team.key() + " has no members")
                : new Resolution(
                        members.stream()
                                .flatMap(member -> member.found().stream())
                                .toList(),
                        members.stream()
                                .flatMap(member -> member.problems().stream())
                                .toList(),
                        List.of());
    }

    private static Resolution resolveSchedule(Schedule schedule, Roster roster, Instant at) {
        Optional<OnCall> onCall = schedule.onCallAt(at);
        if (onCall.isEmpty()) {
            return Resolution.nobody("schedule " + schedule.key() + " has nobody on call")
                    .after(schedule.lastBefore(at));
        }
        OnCall shift = onCall.get();
        String because = "on call in schedule " + schedule.key() + " until " + shift.until();
        Resolution resolution = resolvePerson(shift.person(), because, roster);
        return resolution.found().isEmpty() ? resolution.after(schedule.lastBefore(shift.since())) : resolution;
    }

    private static Resolution resolvePerson(String id, String because, Roster roster) {
        return roster.person(id)
                .map(person -> person.isReachable()
                        ? Resolution.of(new Addressee(id, because))
                        : Resolution.nobody(id + " has no contact"))
                .orElse(Resolution.nobody(id + " is not known"));
    }
}
