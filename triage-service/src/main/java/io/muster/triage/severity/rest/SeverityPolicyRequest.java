package io.muster.triage.severity.rest;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.StakeKind;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.severity.SeverityPolicy;
import io.muster.triage.severity.TypeRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The next version of the severity policy.
 *
 * @param version the version it was made from; a draft that is only tried needs none
 * @param raisedBy what of the business calendar raises a severity; absent means all of it
 * @param types absent or empty proposes {@code technical} for everything
 */
record SeverityPolicyRequest(
        @PositiveOrZero int version,
        @NotNull List<@NotNull @Valid DefinitionRequest> definitions,
        @NotNull @Size(max = 100) List<@NotNull @Valid RuleRequest> rules,
        @NotNull @Size(max = 100) List<@NotNull @Valid CertaintyRequest> certainties,
        Set<@NotNull StakeKind> raisedBy,
        @Size(max = 100) List<@NotNull @Valid TypeRuleRequest> types) {

    record DefinitionRequest(
            @NotNull Severity severity,
            @NotBlank @Size(max = 500) String text) {}

    record RuleRequest(
            @NotBlank @Size(max = 100) String name,
            @NotNull Severity severity,
            Set<@NotNull Journey> journeys,
            Set<@NotNull Scope> scopes,
            Set<@NotNull Trend> trends,
            Set<@NotNull IncidentType> types,
            @Size(max = 50) Set<@NotBlank @Size(max = 100) String> paymentMethods,
            Boolean workaround,

            @PositiveOrZero @Digits(integer = 12, fraction = 4)
            BigDecimal lossPerMinute,

            @Pattern(regexp = "[A-Z]{3}") String currency,
            @NotBlank @Size(max = 500) String because) {
        SeverityPolicy.Rule toRule() {
            return new SeverityPolicy.Rule(
                    name,
                    severity,
                    journeys,
                    scopes,
                    trends,
                    types,
                    paymentMethods,
                    workaround,
                    lossPerMinute,
                    currency,
                    because);
        }
    }

    record CertaintyRequest(
            @NotBlank @Size(max = 100) String name,
            Set<@NotNull Source> sources,
            Set<@NotNull Journey> journeys,
            @NotBlank @Size(max = 500) String because) {
        SeverityPolicy.Certainty toCertainty() {
            return new SeverityPolicy.Certainty(name, sources, journeys, because);
        }
    }

    record TypeRuleRequest(
            @NotBlank @Size(max = 100) String name,
            @NotNull IncidentType type,
            Set<@NotNull Journey> journeys,

            @Size(max = 100) List<@NotBlank @Size(max = 100) String> words) {
        TypeRule toRule() {
            return new TypeRule(name, type, journeys, words);
        }
    }

    SeverityPolicy toPolicy() {
        return new SeverityPolicy(
                version,
                definitions.stream()
                        .map(definition -> new SeverityPolicy.Definition(definition.severity(), definition.text()))
                        .toList(),
                rules.stream().map(RuleRequest::toRule).toList(),
                certainties.stream().map(CertaintyRequest::toCertainty).toList(),
                raisedBy,
                types == null
                        ? List.of()
                        : types.stream().map(TypeRuleRequest::toRule).toList());
    }
}
