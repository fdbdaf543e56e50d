package io.muster.triage.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far an incident's loss is counted. Half hours of the clock are settled when they are half an hour old: they are summed
 * up and their measures may go; younger ones are counted anew each time, because a minute may be told again.
 *
 * @param since from when it is counted
 * @param settledUntil minutes before this are in the settled sums
 * @param settledMinutes how many minutes with measures are settled
 * @param settledWaste what campaigns wasted in the settled minutes; null when none ran
 * @param impactEndedAt when customers were hit no longer; null while they are
 * @param spared when customers were not hit between two relapses: the minutes in it are not counted
 * @param missing minutes before {@code since} that are still to be added, as after a merge; null for none
 * @param currency of the figure, from the first one on; null before it. What sells in another one is named, never mixed in
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
        Span missing,
        String currency,
        Instant trendSaidUntil,
        Estimate estimate) {

    /** From the first instant to before the second. */
    public record Span(Instant from, Instant to) {
        boolean covers(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }

        /** The part of it that lies before an instant; nothing when none does. */
        Stream<Span> before(Instant end) {
            return from.isBefore(end) ? Stream.of(new Span(from, to.isBefore(end) ? to : end)) : Stream.empty();
        }
    }

    public LossState {
        spared = spared == null ? List.of() : List.copyOf(spared);
    }

    public static LossState begin(Instant since, Instant now) {
        var from = since.truncatedTo(ChronoUnit.MINUTES);
        return new LossState(
                from, from, Loss.NONE, 0, null, null, null, List.of(), null, null, null, Estimate.none(from, now));
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

    /**
     * Together with an incident that was merged into it: counted from the earlier beginning. What was settled stays
     * settled; of the time before it the other's settled sums are taken, and the minutes that neither counted are still to
     * be added.
     */
    public LossState absorbing(LossState other) {
        if (!other.since.isBefore(since)) {
            return this;
        }
        var earlier = Stream.concat(spared.stream(), other.spared.stream().flatMap(span -> span.before(since)))
                .toList();
        var takes = !other.settledUntil.isAfter(since)
                && (currency == null || other.currency == null || currency.equals(other.currency));
        var from = takes ? other.settledUntil : other.since;
        return new LossState(
                other.since,
                settledUntil,
                takes ? settled.plus(other.settled).settled() : settled,
                takes ? settledMinutes + other.settledMinutes : settledMinutes,
                takes ? sum(settledWaste, other.settledWaste) : settledWaste,
                method == null ? other.method : method,
                impactEndedAt,
                earlier,
                new Span(from, missing == null ? since : missing.to()),
                currency == null && takes ? other.currency : currency,
                trendSaidUntil,
                estimate);
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal b) {
        return a == null ? b : b == null ? a : a.add(b);
    }

    /** From which minute on measures are needed. */
    Instant countsFrom() {
        return missing == null ? settledUntil : missing.from();
    }

    /** Whether a minute counts. */
    boolean counts(Instant minute) {
        return spared.stream().noneMatch(span -> span.covers(minute));
    }

    /** The sums that are settled now, in that currency; nothing is missing any more. */
    LossState settled(Instant until, Loss sum, int minutes, BigDecimal waste, String how, String money) {
        return new LossState(
                since, until, sum, minutes, waste, how, impactEndedAt, spared, null, money, trendSaidUntil, estimate);
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
                missing,
                currency,
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
                missing,
                currency,
                saidUntil,
                estimate);
    }
}
