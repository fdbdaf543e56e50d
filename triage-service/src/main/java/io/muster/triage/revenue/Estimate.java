package io.muster.triage.revenue;

import io.muster.contracts.TriageEvent.RevenueAtRisk;
import java.time.Instant;
import java.util.List;

/**
 * What an incident costs, with everything it was counted from. Customers who buy later are not subtracted: that is for
 * the review, once it can be seen.
 *
 * @param revenue null when unknown; then {@code unknownBecause} says why. Never zero for want of data
 * @param countedFrom where the count begins: the incident's beginning, or the oldest minute that was still kept
 * @param segments the segments that were counted, as keys
 * @param unknownBecause why there is no figure; null when there is one
 * @param notCounted what is missing from the figure, in words
 * @param at when it was made
 */
public record Estimate(
        RevenueAtRisk revenue,
        Instant countedFrom,
        List<String> segments,
        String unknownBecause,
        List<String> notCounted,
        Instant at) {

    public Estimate {
        segments = segments == null ? List.of() : List.copyOf(segments);
        notCounted = notCounted == null ? List.of() : List.copyOf(notCounted);
    }

    static Estimate none(Instant since, Instant at) {
        return new Estimate(null, since, List.of(), "nothing was counted yet", List.of(), at);
    }
}
