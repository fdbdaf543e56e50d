package io.muster.escalation;

import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A policy as it is stored: in its own table, and as the snapshot of a run. Fields are only ever added. */
@RegisterForReflection
public record PolicyDocument(
        String key,
        String name,
        long version,
        List<LevelDocument> levels,
        int repeat,
        Duration triageOverdue,
        TargetDocument communicationsOwner) {

    /** One level. */
    @RegisterForReflection
    public record LevelDocument(List<TargetDocument> targets, Duration timeout) {}

    /** Either of the two. */
    @RegisterForReflection
    public record TargetDocument(String schedule, String person) {

        static TargetDocument of(Target target) {
            return switch (target) {
                case Target.OfSchedule(String key) -> new TargetDocument(key, null);
                case Target.OfPerson(String id) -> new TargetDocument(null, id);
            };
        }

        Target target() {
            return schedule != null ? new Target.OfSchedule(schedule) : new Target.OfPerson(person);
        }
    }

    public static PolicyDocument of(EscalationPolicy policy) {
        return new PolicyDocument(
                policy.key(),
                policy.name(),
                policy.version(),
                policy.levels().stream()
                        .map(level -> new LevelDocument(
                                level.targets().stream().map(TargetDocument::of).toList(), level.timeout()))
                        .toList(),
                policy.repeat(),
                policy.triageOverdue(),
                policy.communicationsOwner().map(TargetDocument::of).orElse(null));
    }

    public EscalationPolicy policy() {
        return new EscalationPolicy(
                key,
                name,
                version,
                levels.stream()
                        .map(level -> new Level(
                                level.targets().stream()
                                        .map(TargetDocument::target)
                                        .toList(),
                                level.timeout()))
                        .toList(),
                repeat,
                triageOverdue,
                Optional.ofNullable(communicationsOwner).map(TargetDocument::target));
    }
}
