package io.muster.escalation.policy.rest;

import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.escalation.Words;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.PolicyProblem;
import io.muster.escalation.policy.Target;
import io.muster.web.Flaws;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * @param repeat further rounds after the first
 * @param triageOverdue ISO-8601 duration, or seconds, at most 15 minutes; absent means one minute
 * @param communicationsOwner who is added for SEV1 and SEV2
 * @param businessRepresentative who is added for SEV1 and SEV2; absent leaves the role vacant
 * @param technicalLead who is added for SEV1 and SEV2; absent asks nobody
 * @param scribe who is added for SEV1 and SEV2; absent asks nobody
 * @param experts who are asked to help with every SEV1 and SEV2
 * @param observers who may look on at every SEV1 and SEV2; nobody pages them
 * @param acknowledgementTimeout how long an acknowledgement holds while the incident is open, a second to a week; absent
 *     means for ever
 */
record PolicyRequest(
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull LevelRequest> levels,
        @Min(0) @Max(100) int repeat,
        @DurationMin @DurationMax(minutes = 15) Duration triageOverdue,
        @Valid TargetRequest communicationsOwner,
        @Valid TargetRequest businessRepresentative,
        @Valid TargetRequest technicalLead,
        @Valid TargetRequest scribe,
        @Size(max = 20) List<@Valid @NotNull TargetRequest> experts,
        @Size(max = 20) List<@Valid @NotNull TargetRequest> observers,
        @DurationMin(seconds = 1) @DurationMax(days = 7) Duration acknowledgementTimeout) {

    private static final Duration TRIAGE_OVERDUE = Duration.ofSeconds(60);

    /**
     * @param timeout ISO-8601 duration, or seconds; a second to a day
     * @param mode {@code all} (the default) or {@code round-robin}
     * @param acknowledgements how many different people must come; absent means one
     * @param when when the level counts; absent means always
     */
    record LevelRequest(
            @NotEmpty @Size(max = 50) List<@Valid @NotNull TargetRequest> targets,

            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
            Duration timeout,

            @Schema(enumeration = {"all", "round-robin"}) String mode,
            @Min(1) @Max(20) Integer acknowledgements,
            @Valid ConditionRequest when) {

        static LevelRequest of(Level level) {
            return new LevelRequest(
                    level.targets().stream().map(TargetRequest::of).toList(),
                    level.timeout(),
                    level.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    level.acknowledgements(),
                    ConditionRequest.of(level.when()));
        }

        Level level() {
            return new Level(
                    targets.stream().map(TargetRequest::target).toList(),
                    timeout,
                    mode == null ? Level.Mode.ALL : Words.of(Level.Mode.class, mode),
                    Objects.requireNonNullElse(acknowledgements, 1),
                    ConditionRequest.condition(when));
        }
    }

    /** Exactly one of the three: a schedule's key, a person's id or a team's key. */
    record TargetRequest(String schedule, String person, String team) {

        static TargetRequest of(Target target) {
            return switch (target) {
                case Target.OfSchedule(String key) -> new TargetRequest(key, null, null);
                case Target.OfPerson(String id) -> new TargetRequest(null, id, null);
                case Target.OfTeam(String key) -> new TargetRequest(null, null, key);
            };
        }

        Target target() {
            if (Stream.of(schedule, person, team).filter(Objects::nonNull).count() != 1) {
                throw new Refusal(PolicyProblem.INVALID_POLICY, "A target is either a schedule, a person or a team");
            }
            if (schedule != null) {
                return new Target.OfSchedule(schedule);
            }
            return person != null ? new Target.OfPerson(person) : new Target.OfTeam(team);
        }
    }

    /** As it would have been entered. */
    static PolicyRequest of(EscalationPolicy policy) {
        return new PolicyRequest(
                policy.name(),
                policy.levels().stream().map(LevelRequest::of).toList(),
                policy.repeat(),
                policy.triageOverdue(),
                only(policy, Role.COMMUNICATIONS_OWNER),
                only(policy, Role.BUSINESS_REPRESENTATIVE),
                only(policy, Role.TECHNICAL_LEAD),
                only(policy, Role.SCRIBE),
                all(policy, Role.SUBJECT_MATTER_EXPERT),
                all(policy, Role.OBSERVER),
                policy.acknowledgementTimeout().orElse(null));
    }

    private static TargetRequest only(EscalationPolicy policy, Role role) {
        return policy.forRole(role).stream().map(TargetRequest::of).findFirst().orElse(null);
    }

    /** Null where there are none, as one would leave it out. */
    private static List<TargetRequest> all(EscalationPolicy policy, Role role) {
        List<Target> targets = policy.forRole(role);
        return targets.isEmpty()
                ? null
                : targets.stream().map(TargetRequest::of).toList();
    }

    private Map<Role, List<Target>> roles() {
        Map<Role, List<Target>> roles = new TreeMap<>();
        add(roles, Role.COMMUNICATIONS_OWNER, communicationsOwner);
        add(roles, Role.BUSINESS_REPRESENTATIVE, businessRepresentative);
        add(roles, Role.TECHNICAL_LEAD, technicalLead);
        add(roles, Role.SCRIBE, scribe);
        add(roles, Role.SUBJECT_MATTER_EXPERT, experts);
        add(roles, Role.OBSERVER, observers);
        return roles;
    }

    private static void add(Map<Role, List<Target>> roles, Role role, TargetRequest target) {
        add(roles, role, target == null ? null : List.of(target));
    }

    private static void add(Map<Role, List<Target>> roles, Role role, List<TargetRequest> targets) {
        if (targets != null && !targets.isEmpty()) {
            roles.put(role, targets.stream().map(TargetRequest::target).toList());
        }
    }

    EscalationPolicy policy(String key) {
        Duration overdue = Objects.requireNonNullElse(triageOverdue, TRIAGE_OVERDUE);
        if (EscalationPolicy.BUILT_IN.contains(key)) {
            throw new Refusal(PolicyProblem.INVALID_POLICY, "'" + key + "' is the name of a built-in policy");
        }
        try {
            return new EscalationPolicy(
                    key,
                    name,
                    0,
                    levels.stream().map(LevelRequest::level).toList(),
                    repeat,
                    overdue,
                    roles(),
                    Optional.ofNullable(acknowledgementTimeout));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refusal(PolicyProblem.INVALID_POLICY, "The policy cannot be used: " + Flaws.of(e));
        }
    }
}
