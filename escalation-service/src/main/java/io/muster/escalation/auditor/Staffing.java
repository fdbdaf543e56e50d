package io.muster.escalation.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who stands behind the names in policies now, by the auditor's own reading of what is stored.
 *
 * @param teams members by key
 * @param rotas by key of the schedule; one that has just been changed has none and is not judged
 * @param reachable people with a contact that messages may go to
 */
public record Staffing(Map<String, List<String>> teams, Map<String, Rota> rotas, Set<String> reachable) {

    /** Who stands for a schedule or a team is looked up now: what was longer ago cannot be judged by it. */
    public static final Duration WATCHED = Duration.ofMinutes(15);

    /** Where nothing is known nothing is due. */
    public static final Staffing UNKNOWN = new Staffing(Map.of(), Map.of(), Set.of());

    public Staffing {
        teams = Map.copyOf(teams);
        rotas = Map.copyOf(rotas);
        reachable = Set.copyOf(reachable);
    }

    /**
     * Whom a level has to ask for, where that is known: of each set one person at least. Those for whom stand-ins come are
     * left out.
     */
    List<Set<String>> due(PolicyTerms.LevelTerms level, Instant at) {
        List<Set<String>> each = new ArrayList<>();
        for (PolicyTerms.TargetTerms target : level.targets()) {
            due(target, at)
                    .map(people -> people.stream().filter(reachable::contains).collect(Collectors.toSet()))
                    .filter(people -> !people.isEmpty())
                    .forEach(each::add);
        }
        boolean known = level.targets().stream()
                .allMatch(target -> target.schedule().isEmpty()
                        || rotas.containsKey(target.schedule().get()));
        return level.inTurn() ? (known ? union(each) : List.of()) : each;
    }

    private Stream<Set<String>> due(PolicyTerms.TargetTerms target, Instant at) {
        Stream<Set<String>> people = target.person().map(Set::of).stream();
        Stream<Set<String>> members = target.team()
                .map(teams::get)
                .map(found -> found.stream().map(Set::of))
                .orElseGet(Stream::empty);
        Stream<Set<String>> turns = target.schedule().map(rotas::get).flatMap(rota -> rota.onCall(at)).stream();
        return Stream.of(people, members, turns).flatMap(all -> all);
    }

    private static List<Set<String>> union(List<Set<String>> sets) {
        Set<String> all = sets.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return Optional.of(all).filter(some -> !some.isEmpty()).stream().toList();
    }
}
