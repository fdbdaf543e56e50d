package io.muster.triage.severity.rest;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.severity.Impact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * An impact to try the policy on.
 *
 * @param policy a draft to try instead of the one in force; absent tries the latter
 * @param where absent or empty means everywhere
 * @param devices that are hit; absent or empty means all
 * @param paymentMethods that are hit; absent or empty means none that is known
 * @param sellers keys of the sellers who are hit; absent or empty means all
 * @param loss what it costs; absent means unknown, which is not zero
 * @param proposed what detection would propose, from which the policy may only raise
 */
record AssessmentRequest(
        @Valid SeverityPolicyRequest policy,
        @NotNull @Size(max = 7) List<@NotNull Journey> journeys,

        @Size(max = 50) List<@NotBlank @Size(max = 100) String> where,

        @NotNull Scope scope,
        @NotNull Trend trend,
        @Size(max = 500) String workaround,
        @NotNull IncidentType type,

        @Size(max = 50) List<@NotBlank @Size(max = 100) String> devices,

        @Size(max = 50) List<@NotBlank @Size(max = 100) String> paymentMethods,

        @Size(max = 500) List<@NotBlank @Size(max = 100) String> sellers,

        @Valid LossRequest loss,
        @NotNull Source source,
        @NotNull Severity proposed) {

    /** @param perMinute revenue lost in each minute, by the central estimate */
    record LossRequest(
            @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 4)
            BigDecimal perMinute,

            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

        RevenueAtRisk toRevenue() {
            return new RevenueAtRisk(currency, new Band(perMinute, perMinute, perMinute), null, null, null, null, null);
        }
    }

    Impact toImpact() {
        return new Impact(
                journeys,
                where == null ? List.of() : where,
                scope,
                trend,
                workaround,
                type,
                new Affected(devices, paymentMethods, sellers, null),
                loss == null ? null : loss.toRevenue());
    }
}
