package io.muster.escalation.auditor;

import io.muster.contracts.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a version of a policy promises, as it was stored.
 *
 * @param levels in order; a level's number counts from 1
 * @param answerHolds how long an answer spares the others while the incident is open; empty for ever
 */
public record PolicyTerms(List<LevelTerms> levels, Optional<Duration> answerHolds) {

    /** Where nothing is stored: stand-ins, or a whole team that was asked for help. */
    public static final PolicyTerms UNKNOWN = new PolicyTerms(List.of(), Optional.empty());

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * @param answers how many different people must come
     * @param always whether it has no condition
     * @param only the severities that it is for, when nothing else is its condition; empty otherwise
     * @param inTurn whether it asks for one of those it names
     */
    public record LevelTerms(
            Duration time, int answers, boolean always, Set<Severity> only, boolean inTurn, List<TargetTerms> targets) {

        public LevelTerms {
            only = Set.copyOf(only);
            targets = List.copyOf(targets);
        }

        /** A level that names nobody whom the auditor knows of. */
        public LevelTerms(Duration time, int answers) {
            this(time, answers, true, Set.of(), false, List.of());
        }

        /** Whether it is certain that it counts. */
        boolean countsAt(Severity severity) {
            return always || only.contains(severity);
        }
    }

    /** Whom a level names: one of the three, by id or key. */
    public record TargetTerms(Optional<String> person, Optional<String> team, Optional<String> schedule) {}

    /** @param number counted from 1 */
    Optional<LevelTerms> level(int number) {
        return number >= 1 && number <= levels.size() ? Optional.of(levels.get(number - 1)) : Optional.empty();
    }

    public PolicyTerms {
        levels = List.copyOf(levels);
    }

    /** The longest is assumed for what the policy does not say. */
    Duration timeOf(int level) {
        Duration longest =
                levels.stream().map(LevelTerms::time).max(Duration::compareTo).orElse(LONGEST);
        return level >= 1 && level <= levels.size() ? levels.get(level - 1).time() : longest;
    }

    /** How many different people a level asks for; one where the policy does not say. */
    int answersOf(int level) {
        return level(level).map(LevelTerms::answers).orElse(1);
    }
}
