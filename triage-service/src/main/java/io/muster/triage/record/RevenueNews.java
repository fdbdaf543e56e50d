package io.muster.triage.record;

import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.severity.Impact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/**
 * Whether a new estimate is worth an event. The estimate is made every minute; it is told when it is known for the first
 * time, when the loss has grown by a quarter or, corrected by what was told later, has halved, or when its pace has halved or doubled,
 * so that the number of events grows with the order of magnitude and not with the minutes.
 */
final class RevenueNews {

    private static final BigDecimal GROWN = new BigDecimal("1.25");
    private static final BigDecimal TWICE = new BigDecimal("2");
    private static final Duration PACE_GAP = Duration.ofMinutes(5);

    private RevenueNews() {}

    /** The words for the timeline; null when there is no news. */
    static String of(Impact before, Impact now) {
        if (before.trend() != now.trend()) {
            return developing(now.trend()) + words(now.revenue());
        }
        return isNews(before.revenue(), now.revenue()) ? words(now.revenue()) : null;
    }

    static String words(RevenueAtRisk cost) {
        if (cost == null) {
            return "what it costs is unknown";
        }
        return "%s lost so far (%s to %s), %s in each minute now"
                .formatted(
                        amount(cost.soFar().central(), cost.currency()),
                        amount(cost.soFar().low(), cost.currency()),
                        amount(cost.soFar().high(), cost.currency()),
                        amount(cost.perMinute().central(), cost.currency()));
    }

    private static boolean isNews(RevenueAtRisk told, RevenueAtRisk now) {
        if (now == null) {
            return false;
        }
        if (told == null) {
            return true;
        }
        var gap = Duration.between(told.until(), now.until());
        return hasGrown(told.soFar(), now.soFar())
                || hasHalved(told.soFar(), now.soFar())
                || gap.compareTo(PACE_GAP) >= 0 && hasChangedPace(told.perMinute(), now.perMinute());
    }

    private static boolean hasGrown(Band told, Band now) {
        return now.central().signum() > 0
                && now.central().compareTo(told.central().multiply(GROWN)) >= 0;
    }

    private static boolean hasHalved(Band told, Band now) {
        return told.central().signum() > 0
                && told.central().compareTo(now.central().multiply(TWICE)) >= 0;
    }

    private static boolean hasChangedPace(Band told, Band now) {
        return told.central().compareTo(now.central()) != 0
                && (now.central().compareTo(told.central().multiply(TWICE)) >= 0 || hasHalved(told, now));
    }

    private static String developing(Trend trend) {
        return "The impact is " + trend.name().toLowerCase(Locale.ROOT) + ": ";
    }

    private static String amount(BigDecimal amount, String currency) {
        return currency + " " + amount.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
}
