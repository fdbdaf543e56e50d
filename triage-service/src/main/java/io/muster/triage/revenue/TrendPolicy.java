package io.muster.triage.revenue;

import io.muster.contracts.TriageEvent.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the impact develops (R33), from how many alerts fired when and which share of the orders was lost in each minute.
 * What grows on either side grows; it shrinks only where neither side says otherwise.
 */
public final class TrendPolicy {

    /** How far back it looks. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration ENOUGH = Duration.ofMinutes(5);
    private static final int FEWEST_MINUTES = 3;
    private static final double SHARE_STEP = 0.05;
    private static final double SIGNAL_STEP = 0.2;

    /** How many alerts fired from then on. */
    public record Firing(Instant at, int count) {}

    private TrendPolicy() {}

    /**
     * @param firing oldest first
     * @param lostShares of the last minutes, oldest first
     * @return null while there is too little to tell
     */
    static Trend of(List<Firing> firing, List<Double> lostShares, Instant now) {
        var signals = ofSignals(firing, now);
        var money = ofShares(lostShares);
        if (signals == null && money == null) {
            return null;
        }
        if (signals == Trend.GROWING || money == Trend.GROWING) {
            return Trend.GROWING;
        }
        var shrinking = signals == Trend.SHRINKING || money == Trend.SHRINKING;
        // Money that stays lost is stable, however many alerts have gone.
        return shrinking && money != Trend.STABLE ? Trend.SHRINKING : Trend.STABLE;
    }

    private static Trend ofSignals(List<Firing> firing, Instant now) {
        if (firing.isEmpty() || firing.getFirst().at().isAfter(now.minus(ENOUGH))) {
            return null;
        }
        var then = firing.getFirst().count();
        for (var count : firing) {
            if (!count.at().isAfter(now.minus(WINDOW))) {
                then = count.count();
            }
        }
        var change = firing.getLast().count() - then;
        return direction(change, Math.max(1, then * SIGNAL_STEP));
    }

    private static Trend ofShares(List<Double> shares) {
        var half = shares.size() / 2;
        if (half < FEWEST_MINUTES) {
            return null;
        }
        var before = mean(shares.subList(0, half));
        var recent = mean(shares.subList(shares.size() - half, shares.size()));
        return direction(recent - before, SHARE_STEP);
    }

    private static Trend direction(double change, double step) {
        if (change >= step) {
            return Trend.GROWING;
        }
        return change <= -step ? Trend.SHRINKING : Trend.STABLE;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
