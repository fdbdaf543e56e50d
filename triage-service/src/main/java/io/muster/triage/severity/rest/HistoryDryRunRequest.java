package io.muster.triage.severity.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A severity policy to try on the past.
 *
 * @param days how many; a month when absent
 */
record HistoryDryRunRequest(
        @NotNull @Valid SeverityPolicyRequest policy,
        @Min(1) @Max(366) Integer days) {

    static final int MONTH = 30;
}
