package io.muster.escalation.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.Kept;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Restriction;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A policy as people see it.
 *
 * @param businessRepresentative null when the policy names nobody
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
            List<String> days = window.days().stream()
                    .sorted()
                    .map(DayOfWeek::name)
                    .map(day -> day.toLowerCase(Locale.ROOT))
                    .toList();
            return new WindowView(days, window.from().toString(), window.until().toString());
        }
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
                policy.communicationsOwner().map(TargetView::of).orElse(null),
                policy.businessRepresentative().map(TargetView::of).orElse(null),
                policy.acknowledgementTimeout().map(Duration::toString).orElse(null),
                kept.warnings());
    }
}
