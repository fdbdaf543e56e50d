package io.muster.detection.policy.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * A policy to try on the past.
 *
 * @param days how many; a week when absent
 */
record DryRunRequest(
        @NotEmpty List<@NotNull @Valid RuleBody> rules,
        @Min(1) @Max(90) Integer days) {

    static final int WEEK = 7;
}
