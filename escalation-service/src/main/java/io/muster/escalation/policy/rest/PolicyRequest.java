package io.muster.escalation.policy.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.PolicyProblem;
import io.muster.escalation.policy.Target;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * @param repeat further rounds after the first
 * @param triageOverdue ISO-8601 duration, or seconds; absent means one minute
 * @param communicationsOwner who is added for SEV1 and SEV2
 */
record PolicyRequest(
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull LevelRequest> levels,
        @Min(0) @Max(100) int repeat,
        Duration triageOverdue,
        @Valid TargetRequest communicationsOwner) {

    private static final Duration TRIAGE_OVERDUE = Duration.ofSeconds(60);

    /** @param timeout ISO-8601 duration, or seconds */
    record LevelRequest(
            @NotEmpty List<@Valid @NotNull TargetRequest> targets,
            @NotNull Duration timeout) {

        Level level() {
            if (!timeout.isPositive()) {
                throw new Refusal(PolicyProblem.INVALID_POLICY, "A level's timeout has to be longer than nothing");
            }
            return new Level(targets.stream().map(TargetRequest::target).toList(), timeout);
        }
    }

    /** Exactly one of the two: a schedule's key or a person's id. */
    record TargetRequest(String schedule, String person) {

        Target target() {
            if ((schedule == null) == (person == null)) {
                throw new Refusal(PolicyProblem.INVALID_POLICY, "A target is either a schedule or a person");
            }
            return schedule != null ? new Target.OfSchedule(schedule) : new Target.OfPerson(person);
        }
    }

    EscalationPolicy policy(String key) {
        Duration overdue = Objects.requireNonNullElse(triageOverdue, TRIAGE_OVERDUE);
        if (overdue.isNegative()) {
            throw new Refusal(PolicyProblem.INVALID_POLICY, "triageOverdue cannot be negative");
        }
        if (key.equals(EscalationPolicy.FALLBACK)) {
            throw new Refusal(PolicyProblem.INVALID_POLICY, "'" + key + "' is the name of the built-in stand-in");
        }
        return new EscalationPolicy(
                key,
                name,
                0,
                levels.stream().map(LevelRequest::level).toList(),
                repeat,
                overdue,
                Optional.ofNullable(communicationsOwner).map(TargetRequest::target));
    }
}
