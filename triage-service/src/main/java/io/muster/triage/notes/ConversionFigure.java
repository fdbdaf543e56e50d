package io.muster.triage.notes;

import io.muster.contracts.Actor;
import io.muster.contracts.Journey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An early figure of an analyst or marketer, before the baseline knows (R40).
 *
 * @param journey whose completion is down
 * @param segment for which customers, as in {@code mobile, eu}; null for all
 * @param downPercent how far completion is down against the usual, between 0 and 100
 * @param minutes over how many of the last minutes
 * @param source where the figure is from, as a dashboard's address; null when not said
 */
public record ConversionFigure(
        UUID id,
        UUID incident,
        Journey journey,
        String segment,
        BigDecimal downPercent,
        int minutes,
        String source,
        Instant at,
        Actor by) {

    /** As one sentence for the timeline. */
    public String words() {
        return "Completion of %s%s is down %s %% in the last %d minutes%s"
                .formatted(
                        journey.name().toLowerCase(Locale.ROOT),
                        segment == null ? "" : " (" + segment + ")",
                        downPercent.stripTrailingZeros().toPlainString(),
                        minutes,
                        source == null ? "" : ", from " + source);
    }
}
