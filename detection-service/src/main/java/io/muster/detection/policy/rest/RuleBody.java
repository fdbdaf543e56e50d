package io.muster.detection.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.Rule;
import io.muster.detection.policy.Rule.Match;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A rule of the declaration policy in JSON.
 *
 * @param outcome incident or minor
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RuleBody(
        @NotBlank @Size(max = 100) String name,
        @Valid MatchBody match,
        @NotNull @Pattern(regexp = "incident|minor") String outcome,
        Severity severity,
        @Size(max = 100) String service,
        Journey journey) {

    /**
     * @param labels for each label the accepted values, separated by {@code |}; {@code *} accepts any
     * @param reports at least so many people reported the same
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MatchBody(
            List<Source> sources,
            List<Journey> journeys,
            List<String> services,
            Map<String, String> labels,
            @Min(1) @Max(100_000) Integer reports) {}

    Rule rule() {
        Match conditions = match == null
                ? Match.everything()
                : new Match(match.sources(), match.journeys(), match.services(), match.labels(), match.reports());
        return new Rule(
                name, conditions, Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)), severity, service, journey);
    }

    static RuleBody of(Rule rule) {
        Match match = rule.match();
        return new RuleBody(
                rule.name(),
                new MatchBody(match.sources(), match.journeys(), match.services(), match.labels(), match.reports()),
                rule.outcome().name().toLowerCase(Locale.ROOT),
                rule.severity(),
                rule.service(),
                rule.journey());
    }
}
