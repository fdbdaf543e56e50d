package io.muster.triage.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far an incident's loss is counted. Minutes older than half an hour are settled: they are summed up and their
 * measures may go; younger ones are counted anew each time, because a minute may be told again.
 *
 * @param since from when it is counted
 * @param settledUntil minutes before this are in the settled sums
 * @param settledMinutes how many minutes with measures are settled
 * @param settledWaste what campaigns wasted in the settled minutes; null when none ran
 * @param impactEndedAt when customers were hit no longer; null while they are
 * @param spared when customers were not hit between two relapses: the minutes in it are not counted
 * @param trendSaidUntil until when a person's word on how the impact develops stands; null when nobody said
 */
public record LossState(
        Instant since,
        Instant settledUntil,
        Loss settled,
        int settledMinutes,
        BigDecimal settledWaste,
        String method,
        Instant impactEndedAt,
        List<Span> spared,
        Instant trendSaidUntil,
        Estimate estimate) {

    /** From the first instant to before the second. */
    public record Span(Instant from, Instant to) {
        boolean covers(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    public LossState {
        spared = spared == null ? List.of() : List.copyOf(spared);
    }

    public static LossState begin(Instant since, Instant now) {
        var from = since.truncatedTo(ChronoUnit.MINUTES);
        return new LossState(from, from, Loss.NONE, 0, null, null, null, List.of(), null, Estimate.none(from, now));
    }

    public LossState ended(Instant at) {
        return with(at, spared, trendSaidUntil);
    }

    /** Customers are hit again: the time between is not counted. */
    public LossState hitAgain(Instant at) {
        if (impactEndedAt == null || !at.isAfter(impactEndedAt)) {
            return with(null, spared, trendSaidUntil);
        }
        var more =
                Stream.concat(spared.stream(), Stream.of(new Span(impactEndedAt, at.truncatedTo(ChronoUnit.MINUTES))));
        return with(null, more.toList(), trendSaidUntil);
    }

    public LossState trendSaid(Instant until) {
        return with(impactEndedAt, spared, until);
    }

    /** Counted from an earlier beginning, as after a merge. */
    public LossState since(Instant earlier, Instant now) {
        return earlier.isBefore(since) ? begin(earlier, now) : this;
    }

    /** Whether a minute counts. */
    boolean counts(Instant minute) {
        return spared.stream().noneMatch(span -> span.covers(minute));
    }

    LossState settled(Instant until, Loss sum, int minutes, BigDecimal waste, String how) {
        return new LossState(since, until, sum, minutes, waste, how, impactEndedAt, spared, trendSaidUntil, estimate);
    }

    LossState estimated(Estimate made) {
        return new LossState(
                since,
                settledUntil,
                settled,
                settledMinutes,
                settledWaste,
                method,
                impactEndedAt,
                spared,
                trendSaidUntil,
                made);
    }

    private LossState with(Instant endedAt, List<Span> notHit, Instant saidUntil) {
        return new LossState(
                since,
                settledUntil,
                settled,
                settledMinutes,
                settledWaste,
                method,
                endedAt,
                notHit,
                saidUntil,
                estimate);
    }
}
