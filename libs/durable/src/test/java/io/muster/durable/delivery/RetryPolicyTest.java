package io.muster.durable.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.Outcome;
import io.muster.durable.loop.Backoff;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final RetryPolicy policy = new RetryPolicy(new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1)));

    @Test
    void sentAndRejectedAreFinal() {
        assertThat(policy.after(new Outcome.Sent("ok"), 1, NOW, null, 1)).isEqualTo(new RetryPolicy.Next.End("sent"));
        assertThat(policy.after(new Outcome.Rejected("no"), 1, NOW, null, 1))
                .isEqualTo(new RetryPolicy.Next.End("rejected"));
    }

    @Test
    void retriesLaterAndLater() {
        assertThat(policy.after(new Outcome.Retry("busy"), 3, NOW, null, 1))
                .isEqualTo(new RetryPolicy.Next.TryAgain(NOW.plusSeconds(8)));
        assertThat(policy.after(new Outcome.Retry("busy"), 99, NOW, null, 1))
                .isEqualTo(new RetryPolicy.Next.TryAgain(NOW.plusSeconds(60)));
    }

    @Test
    void leavesAloneWhoAsksForItButNotForDays() {
        assertThat(policy.after(new Outcome.Retry("busy", Duration.ofSeconds(30)), 1, NOW, null, 1))
                .isEqualTo(new RetryPolicy.Next.TryAgain(NOW.plusSeconds(30)));
        assertThat(policy.after(new Outcome.Retry("busy", Duration.ofSeconds(1)), 3, NOW, null, 1))
                .isEqualTo(new RetryPolicy.Next.TryAgain(NOW.plusSeconds(8)));
        assertThat(policy.after(new Outcome.Retry("busy", Duration.ofDays(9)), 1, NOW, null, 1))
                .isEqualTo(new RetryPolicy.Next.TryAgain(NOW.plus(Duration.ofHours(1))));
        assertThat(new Outcome.Retry("busy", Duration.ofSeconds(Long.MAX_VALUE)).rest())
                .isEqualTo(Duration.ofHours(1));
        assertThat(policy.after(new Outcome.Retry("busy", Duration.ofSeconds(30)), 1, NOW, NOW.plusSeconds(20), 1))
                .isEqualTo(new RetryPolicy.Next.End("given_up"));
    }

    @Test
    void givesUpAsSoonAsNoAttemptWouldStartInTime() {
        assertThat(policy.after(new Outcome.Retry("busy"), 1, NOW, NOW.plusSeconds(2), 1))
                .isEqualTo(new RetryPolicy.Next.End("given_up"));
        assertThat(policy.after(new Outcome.Retry("busy"), 1, NOW, NOW.plusSeconds(3), 1))
                .isEqualTo(new RetryPolicy.Next.TryAgain(NOW.plusSeconds(2)));
    }
}
