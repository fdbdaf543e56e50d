package io.muster.escalation.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.Kept;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Restriction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A policy as people see it.
 *
 * @param businessRepresentative null when the policy names nobody, as are technicalLead and scribe
 * @param experts who are asked to help with every SEV1 and SEV2
 * @param observers who may look on at every SEV1 and SEV2
 * @param acknowledgementTimeout null when an acknowledgement holds for ever
 * @param warnings what the policy names that does not exist, and people it asks for that it cannot bring
 */
record PolicyView(
        String key,
        String name,
        long version,
        List<LevelView> levels,
        int repeat,
        String triageOverdue,
        TargetView communicationsOwner,
        TargetView businessRepresentative,
        TargetView technicalLead,
        TargetView scribe,
        List<TargetView> experts,
        List<TargetView> observers,
        String acknowledgementTimeout,
        List<String> warnings) {

    /** Two of the three are absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetView(String schedule, String person, String team) {

        static TargetView of(Target target) {
            return switch (target) {
                case Target.OfSchedule(String key) -> new TargetView(key, null, null);
                case Target.OfPerson(String id) -> new TargetView(null, id, null);
                case Target.OfTeam(String key) -> new TargetView(null, null, key);
            };
        }
    }

    /** @param timeout ISO-8601 duration @param mode all or round-robin @param when absent when it always counts */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelView(List<TargetView> targets, String timeout, String mode, int acknowledgements, ConditionView when) {

        static LevelView of(Level level) {
            return new LevelView(
                    level.targets().stream().map(TargetView::of).toList(),
                    level.timeout().toString(),
                    level.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    level.acknowledgements(),
                    level.when().equals(Condition.ALWAYS) ? null : ConditionView.of(level.when()));
        }
    }

    /** As it was given. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ConditionView(
            List<Severity> severities,
            List<String> services,
            List<IncidentType> types,
            Boolean campaign,
            HoursView hours) {

        static ConditionView of(Condition condition) {
            return new ConditionView(
                    condition.severities().stream().sorted().toList(),
                    condition.services().stream().sorted().toList(),
                    condition.types().stream().sorted().toList(),
                    condition.campaign().orElse(null),
                    condition.hours().map(HoursView::of).orElse(null));
        }
    }

    record HoursView(String timeZone, List<WindowView> windows, boolean outside) {

        static HoursView of(Condition.Hours hours) {
            return new HoursView(
                    hours.timeZone().getId(),
                    hours.windows().stream().map(WindowView::of).toList(),
                    hours.outside());
        }
    }

    record WindowView(List<String> days, String from, String until) {

        static WindowView of(Restriction window) {
            return new WindowView(
                    window.dayNames(), window.from().toString(), window.until().toString());
        }
    }

    private static TargetView only(EscalationPolicy policy, Role role) {
        return all(policy, role).stream().findFirst().orElse(null);
    }

    private static List<TargetView> all(EscalationPolicy policy, Role role) {
        return policy.forRole(role).stream().map(TargetView::of).toList();
    }

    static PolicyView of(Kept<EscalationPolicy> kept) {
        EscalationPolicy policy = kept.value();
        return new PolicyView(
                policy.key(),
                policy.name(),
                policy.version(),
                policy.levels().stream().map(LevelView::of).toList(),
                policy.repeat(),
                policy.triageOverdue().toString(),
                only(policy, Role.COMMUNICATIONS_OWNER),
                only(policy, Role.BUSINESS_REPRESENTATIVE),
                only(policy, Role.TECHNICAL_LEAD),
                only(policy, Role.SCRIBE),
                all(policy, Role.SUBJECT_MATTER_EXPERT),
                all(policy, Role.OBSERVER),
                policy.acknowledgementTimeout().map(Duration::toString).orElse(null),
                kept.warnings());
    }
}
