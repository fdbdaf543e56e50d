package io.muster.triage.revenue;

import io.muster.triage.calendar.Campaign;
import io.muster.triage.pause.Pause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the campaigns that are hit spend, and when each of them stood still. */
record Spending(List<Campaign> campaigns, List<Pause> pauses) {

    private static final BigDecimal HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toSeconds());
    private static final int EXACT = 10;

    /** Whether any of them is known to spend. */
    boolean isKnown() {
        return spending().findAny().isPresent();
    }

    /** What was spent in a minute on customers who could not buy. @param share of them who could not */
    BigDecimal wastedIn(Instant minute, BigDecimal share) {
        return spending()
                .map(campaign -> campaign.spendPerHour()
                        .multiply(BigDecimal.valueOf(secondsRunning(campaign, minute)))
                        .divide(HOUR, EXACT, RoundingMode.HALF_EVEN)
                        .multiply(share))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<Campaign> spending() {
        return campaigns.stream()
                .filter(campaign -> campaign.spendPerHour() != null
                        && campaign.spendPerHour().signum() > 0);
    }

    private long secondsRunning(Campaign campaign, Instant minute) {
        var end = minute.plusSeconds(60);
        var from = campaign.startsAt().isAfter(minute) ? campaign.startsAt() : minute;
        var to = campaign.endsAt().isBefore(end) ? campaign.endsAt() : end;
        if (!to.isAfter(from)) {
            return 0;
        }
        var still = pauses.stream()
                .filter(pause -> pause.campaign().equals(campaign.key()))
                .map(pause -> pause.within(from, to))
                .reduce(Duration.ZERO, Duration::plus);
        return Math.max(0, Duration.between(from, to).minus(still).toSeconds());
    }
}
