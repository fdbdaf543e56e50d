package io.muster.detection.measure.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Refusal;
import io.muster.detection.measure.MeasureProblem;
import io.muster.detection.measure.MeasureRule;
import io.muster.detection.measure.MeasureRule.Dimension;
import io.muster.web.Flaws;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A rule on measures in JSON.
 *
 * @param name the alert's name
 * @param where what is counted together; an absent dimension takes all of it
 * @param each the dimensions that are told apart: journey, region, device, payment method
 * @param severity of the alert; critical when absent
 * @param journey of the alert, when {@code where} names none
 * @param clearAfter how long all must be well until the alert is resolved; two minutes when absent
 * @param least minutes in which less is expected are not judged; 1 when absent
 * @param enabled true when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeasureRuleBody(
        @NotBlank @Size(max = 100) String name,
        @NotNull Metric metric,
        @Valid SegmentBody where,
        @Size(max = 4) List<@NotNull @Pattern(regexp = "journey|region|device|payment method") String> each,
        @NotNull @Valid ConditionBody condition,
        @Size(min = 1, max = 50) String severity,
        @Size(min = 1, max = 100) String service,
        Journey journey,
        Duration clearAfter,
        @PositiveOrZero Double least,
        Boolean enabled) {

    private static final Duration USUAL_CLEAR = Duration.ofMinutes(2);

    /** @throws Refusal {@code invalid-measure-rule} when the condition is incomplete */
    MeasureRule rule(String key) {
        try {
            return new MeasureRule(
                    key,
                    name,
                    metric,
                    SegmentBody.segment(where),
                    dimensions(),
                    condition.condition(),
                    severity == null ? "critical" : severity,
                    service,
                    journey == null ? null : journey.name().toLowerCase(Locale.ROOT),
                    clearAfter == null ? USUAL_CLEAR : clearAfter,
                    least == null ? 1 : least,
                    enabled == null || enabled);
        } catch (IllegalArgumentException e) {
            throw new Refusal(MeasureProblem.INVALID_RULE, Flaws.of(e));
        }
    }

    static MeasureRuleBody of(MeasureRule rule) {
        return new MeasureRuleBody(
                rule.name(),
                rule.metric(),
                SegmentBody.of(rule.where()),
                rule.each().stream()
                        .sorted()
                        .map(dimension ->
                                dimension.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .toList(),
                ConditionBody.of(rule.condition()),
                rule.severity(),
                rule.service(),
                Optional.ofNullable(rule.journey())
                        .map(word -> Journey.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(null),
                rule.clearAfter(),
                rule.least(),
                rule.enabled());
    }

    private Set<Dimension> dimensions() {
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        if (each != null) {
            each.forEach(word -> dimensions.add(
                    Dimension.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'))));
        }
        return dimensions;
    }
}
