package io.muster.triage.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.revenue.TrendPolicy.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void saysNothingWhileThereIsTooLittle() {
        assertThat(TrendPolicy.of(List.of(), List.of(), NOW)).isNull();
        assertThat(TrendPolicy.of(List.of(fired(2, 4)), List.of(0.1, 0.9), NOW)).isNull();
    }

    @Test
    void moreAlertsThanTenMinutesAgoGrow() {
        assertThat(TrendPolicy.of(List.of(fired(30, 9), fired(12, 2), fired(3, 4)), List.of(), NOW))
                .isEqualTo(Trend.GROWING);
    }

    @Test
    void fewerAlertsShrinkAndAsManyAreStable() {
        assertThat(TrendPolicy.of(List.of(fired(12, 5), fired(3, 2)), List.of(), NOW))
                .isEqualTo(Trend.SHRINKING);
        assertThat(TrendPolicy.of(List.of(fired(12, 5)), List.of(), NOW)).isEqualTo(Trend.STABLE);
    }

    @Test
    void aLargerLostShareGrowsWhateverTheAlertsSay() {
        assertThat(TrendPolicy.of(List.of(fired(12, 5), fired(3, 2)), List.of(0.1, 0.1, 0.1, 0.2, 0.3, 0.3), NOW))
                .isEqualTo(Trend.GROWING);
    }

    @Test
    void moneyThatStaysLostIsStableThoughAlertsGo() {
        assertThat(TrendPolicy.of(List.of(fired(12, 5), fired(3, 2)), List.of(0.3, 0.3, 0.3, 0.3, 0.3, 0.3), NOW))
                .isEqualTo(Trend.STABLE);
    }

    @Test
    void aSmallerLostShareShrinks() {
        assertThat(TrendPolicy.of(List.of(fired(12, 5)), List.of(0.4, 0.4, 0.3, 0.1, 0.1, 0.0), NOW))
                .isEqualTo(Trend.SHRINKING);
    }

    private static Firing fired(int minutesAgo, int count) {
        return new Firing(NOW.minus(Duration.ofMinutes(minutesAgo)), count);
    }
}
