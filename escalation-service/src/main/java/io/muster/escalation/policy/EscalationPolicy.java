package io.muster.escalation.policy;

import io.muster.contracts.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is paged, in which order, how long each has (R44).
 *
 * @param version counts up with each change; a running escalation keeps the version it started with
 * @param levels at least one, counted from 1
 * @param repeat how many further rounds through all levels follow the first one
 * @param triageOverdue how long triage has for its verdict before people are paged without one
 * @param roles who is added for SEV1 and SEV2, by role (R46–R48): one target, or several for a role of many. A role that
 *     is missing is not asked for, but for the communications owner, who then has a stand-in
 * @param acknowledgementTimeout how long an acknowledgement holds while the incident is open: then its person is reminded
 *     and the escalation goes on; empty means for ever
 */
public record EscalationPolicy(
        String key,
        String name,
        long version,
        List<Level> levels,
        int repeat,
        Duration triageOverdue,
        Map<Role, List<Target>> roles,
        Optional<Duration> acknowledgementTimeout) {

    /** Key of the policy that stands in where none applies. */
    public static final String FALLBACK = "fallback";

    /** Key of the policy that proves whether a contact arrives. */
    public static final String VERIFICATION = "contact-verification";

    /** Key of the policy by which canaries are paged, to nobody. */
    public static final String CANARY = "canary";

    /** Keys that nobody may give to a policy of their own. */
    public static final Set<String> BUILT_IN = Set.of(FALLBACK, VERIFICATION, CANARY);

    public EscalationPolicy {
        Objects.requireNonNull(key);
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a policy has at least one level");
        }
        if (repeat < 0) {
            throw new IllegalArgumentException("a policy cannot repeat " + repeat + " times");
        }
        roles = Collections.unmodifiableMap(new TreeMap<>(roles));
        roles.forEach(EscalationPolicy::requireAskable);
        if (acknowledgementTimeout.filter(timeout -> !timeout.isPositive()).isPresent()) {
            throw new IllegalArgumentException("an acknowledgement holds for some time");
        }
    }

    /**
     * Pages the team lead and then the admins, for incidents to which no policy applies. With neither it still has a
     * level, which finds nobody and says so.
     */
    public static EscalationPolicy fallback(
            Optional<String> lead, List<String> admins, Duration timeout, Duration triageOverdue) {
        List<Target> leads = lead.<Target>map(Target.OfPerson::new).stream().toList();
        List<Target> others = admins.stream().<Target>map(Target.OfPerson::new).toList();
        List<Level> levels = Stream.of(leads, others)
                .filter(targets -> !targets.isEmpty())
                .map(targets -> new Level(targets, timeout))
                .toList();
        List<Level> atLeastOne = levels.isEmpty() ? List.of(new Level(List.of(), timeout)) : levels;
        return new EscalationPolicy(FALLBACK, "Fallback", 0, atLeastOne, 2, triageOverdue, Map.of(), Optional.empty());
    }

    /** Asks every member of a team, for a team that no policy stands for. */
    public static EscalationPolicy wholeTeam(String team, Duration timeout) {
        Level level = new Level(List.of(new Target.OfTeam(team)), timeout);
        return new EscalationPolicy(
                FALLBACK, "Fallback", 0, List.of(level), 0, Duration.ZERO, Map.of(), Optional.empty());
    }

    /** Asks one person to answer, whoever that is; nobody follows. */
    public static EscalationPolicy verification(String person, Duration timeout) {
        return ofOne(VERIFICATION, "Verification", person, timeout);
    }

    /** Pages a canary; nobody follows. */
    public static EscalationPolicy canary(String nobody, Duration timeout) {
        return ofOne(CANARY, "Canary", nobody, timeout);
    }

    private static EscalationPolicy ofOne(String key, String name, String person, Duration timeout) {
        Level level = new Level(List.of(new Target.OfPerson(person)), timeout);
        return new EscalationPolicy(key, name, 0, List.of(level), 0, Duration.ZERO, Map.of(), Optional.empty());
    }

    /**
     * What its levels ask for and cannot bring, in words for who set them up; empty when nothing.
     *
     * @param desks ids of partners' support desks: that one of them comes counts for nothing
     */
    public List<String> remarks(Set<String> desks) {
        int needed = levels.stream().mapToInt(Level::acknowledgements).max().orElse(1);
        long come = levels.stream()
                .mapToLong(level -> level.brings(rounds(), desks))
                .sum();
        if (come == 0 && people().stream().anyMatch(desks::contains)) {
            return List.of("its levels stand for partners' support desks only: none of your own people is asked");
        }
        return needed > come
                ? List.of("a level asks for " + needed + " people to come, and all levels stand for " + come)
                : List.of();
    }

    /** @param number counted from 1 */
    public Level level(int number) {
        return levels.get(number - 1);
    }

    public int rounds() {
        return repeat + 1;
    }

    private Stream<Target> targets() {
        return Stream.of(
                        levels.stream().flatMap(level -> level.targets().stream()),
                        roles.values().stream().flatMap(List::stream))
                .flatMap(Function.identity());
    }

    /** Who is asked to take the role; empty when the policy names nobody for it. */
    public List<Target> forRole(Role role) {
        return roles.getOrDefault(role, List.of());
    }

    private static void requireAskable(Role role, List<Target> targets) {
        if (role == Role.COMMANDER) {
            throw new IllegalArgumentException("whoever acknowledges first commands");
        }
        if (targets.isEmpty() || targets.size() > 1 && !role.isOfMany()) {
            throw new IllegalArgumentException("a " + role + " is one person");
        }
    }

    /** Keys of the schedules that the policy names. */
    public Set<String> schedules() {
        return targets()
                .flatMap(target ->
                        target instanceof Target.OfSchedule(String schedule) ? Stream.of(schedule) : Stream.of())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Ids of the people whom the policy names itself. */
    public Set<String> people() {
        return targets()
                .flatMap(target -> target instanceof Target.OfPerson(String person) ? Stream.of(person) : Stream.of())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Keys of the teams that the policy pages whole. */
    public Set<String> teams() {
        return targets()
                .flatMap(target -> target instanceof Target.OfTeam(String team) ? Stream.of(team) : Stream.of())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a level pages its targets in turn. */
    public boolean takesTurns() {
        return levels.stream().anyMatch(level -> level.mode() == Level.Mode.ROUND_ROBIN);
    }

    /** Whether the two say the same, whatever their versions. */
    public boolean saysTheSameAs(EscalationPolicy other) {
        return equals(other.withVersion(version));
    }

    public EscalationPolicy withVersion(long newVersion) {
        return new EscalationPolicy(
                key, name, newVersion, levels, repeat, triageOverdue, roles, acknowledgementTimeout);
    }

    /** The policy as a test page runs it: one level, once, without anybody for a role. */
    public EscalationPolicy onlyLevel(int number) {
        return new EscalationPolicy(
                key, name, version, List.of(level(number)), 0, triageOverdue, Map.of(), Optional.empty());
    }
}
