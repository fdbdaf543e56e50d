package io.muster.triage.notes.rest;

import io.muster.contracts.Amounts;
import io.muster.contracts.Journey;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * An early figure.
 *
 * @param segment for which customers; absent for all
 * @param downPercent how far completion is down against the usual; a computed one has as many digits as it likes
 * @param minutes over how many of the last minutes
 * @param source where the figure is from; absent when not said
 */
record ConversionFigureRequest(
        @NotNull Journey journey,
        @Size(max = 200) String segment,

        @NotNull @DecimalMin("0") @DecimalMax("100") BigDecimal downPercent,

        @Min(1) @Max(1440) int minutes,
        @Size(max = 500) String source) {

    /** {@link #downPercent} as it is kept: what is too small for that is nothing. */
    BigDecimal roundedPercent() {
        return Amounts.rounded(downPercent);
    }
}
