package io.muster.escalation;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Restriction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A policy as it is stored: in its own table, and as the snapshot of a run. Fields are only ever added. */
@RegisterForReflection
public record PolicyDocument(
        String key,
        String name,
        long version,
        List<LevelDocument> levels,
        int repeat,
        Duration triageOverdue,
        TargetDocument communicationsOwner,
        Duration acknowledgementTimeout,
        TargetDocument businessRepresentative,
        Map<Role, List<TargetDocument>> otherRoles) {

    /** One level. What is null stands for the simple case: all targets, always, one acknowledgement. */
    @RegisterForReflection
    public record LevelDocument(
            List<TargetDocument> targets,
            Duration timeout,
            Level.Mode mode,
            Integer acknowledgements,
            ConditionDocument when) {

        static LevelDocument of(Level level) {
            return new LevelDocument(
                    level.targets().stream().map(TargetDocument::of).toList(),
                    level.timeout(),
                    level.mode(),
                    level.acknowledgements(),
                    level.when().equals(Condition.ALWAYS) ? null : ConditionDocument.of(level.when()));
        }

        Level level() {
            return new Level(
                    targets.stream().map(TargetDocument::target).toList(),
                    timeout,
                    Objects.requireNonNullElse(mode, Level.Mode.ALL),
                    Objects.requireNonNullElse(acknowledgements, 1),
                    when == null ? Condition.ALWAYS : when.condition());
        }
    }

    /** Exactly one of the three. */
    @RegisterForReflection
    public record TargetDocument(String schedule, String person, String team) {

        static TargetDocument of(Target target) {
            return switch (target) {
                case Target.OfSchedule(String key) -> new TargetDocument(key, null, null);
                case Target.OfPerson(String id) -> new TargetDocument(null, id, null);
                case Target.OfTeam(String key) -> new TargetDocument(null, null, key);
            };
        }

        Target target() {
            if (schedule != null) {
                return new Target.OfSchedule(schedule);
            }
            return person != null ? new Target.OfPerson(person) : new Target.OfTeam(team);
        }
    }

    /** When a level counts. */
    @RegisterForReflection
    public record ConditionDocument(
            Set<Severity> severities,
            Set<String> services,
            Set<IncidentType> types,
            Boolean campaign,
            HoursDocument hours) {

        static ConditionDocument of(Condition condition) {
            return new ConditionDocument(
                    condition.severities(),
                    condition.services(),
                    condition.types(),
                    condition.campaign().orElse(null),
                    condition.hours().map(HoursDocument::of).orElse(null));
        }

        Condition condition() {
            return new Condition(
                    severities,
                    services,
                    types,
                    Optional.ofNullable(campaign),
                    Optional.ofNullable(hours).map(HoursDocument::hours));
        }
    }

    /** Hours of the week. */
    @RegisterForReflection
    public record HoursDocument(String timeZone, List<WindowDocument> windows, boolean outside) {

        static HoursDocument of(Condition.Hours hours) {
            return new HoursDocument(
                    hours.timeZone().getId(),
                    hours.windows().stream().map(WindowDocument::of).toList(),
                    hours.outside());
        }

        Condition.Hours hours() {
            return new Condition.Hours(
                    ZoneId.of(timeZone),
                    windows.stream().map(WindowDocument::window).toList(),
                    outside);
        }
    }

    /** A window of the week. */
    @RegisterForReflection
    public record WindowDocument(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

        static WindowDocument of(Restriction window) {
            return new WindowDocument(window.days(), window.from(), window.until());
        }

        Restriction window() {
            return new Restriction(days, from, until);
        }
    }

    public static PolicyDocument of(EscalationPolicy policy) {
        return new PolicyDocument(
                policy.key(),
                policy.name(),
                policy.version(),
                policy.levels().stream().map(LevelDocument::of).toList(),
                policy.repeat(),
                policy.triageOverdue(),
                only(policy, Role.COMMUNICATIONS_OWNER),
                policy.acknowledgementTimeout().orElse(null),
                only(policy, Role.BUSINESS_REPRESENTATIVE),
                others(policy));
    }

    private static TargetDocument only(EscalationPolicy policy, Role role) {
        return policy.forRole(role).stream().map(TargetDocument::of).findFirst().orElse(null);
    }

    /** Null where there is none, as before there were any. */
    private static Map<Role, List<TargetDocument>> others(EscalationPolicy policy) {
        Map<Role, List<TargetDocument>> others = new TreeMap<>();
        policy.roles()
                .forEach((role, targets) -> others.put(
                        role, targets.stream().map(TargetDocument::of).toList()));
        others.remove(Role.COMMUNICATIONS_OWNER);
        others.remove(Role.BUSINESS_REPRESENTATIVE);
        return others.isEmpty() ? null : others;
    }

    public EscalationPolicy policy() {
        return new EscalationPolicy(
                key,
                name,
                version,
                levels.stream().map(LevelDocument::level).toList(),
                repeat,
                triageOverdue,
                roles(),
                Optional.ofNullable(acknowledgementTimeout));
    }

    private Map<Role, List<Target>> roles() {
        Map<Role, List<TargetDocument>> all = new TreeMap<>(Objects.requireNonNullElse(otherRoles, Map.of()));
        Optional.ofNullable(communicationsOwner)
                .ifPresent(target -> all.put(Role.COMMUNICATIONS_OWNER, List.of(target)));
        Optional.ofNullable(businessRepresentative)
                .ifPresent(target -> all.put(Role.BUSINESS_REPRESENTATIVE, List.of(target)));
        Map<Role, List<Target>> roles = new TreeMap<>();
        all.forEach((role, targets) ->
                roles.put(role, targets.stream().map(TargetDocument::target).toList()));
        return roles;
    }
}
