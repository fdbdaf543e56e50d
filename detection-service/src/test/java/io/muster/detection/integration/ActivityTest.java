package io.muster.detection.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.integration.Activity.RejectedPayload;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void everyRefusalIsCountedAndTheLastOnesAreKept() {
        Activity activity = Activity.none();
        for (int i = 0; i < 50; i++) {
            activity = activity.seen(NOW.plusSeconds(i)).rejected(payload(i));
        }

        assertThat(activity.requests()).isEqualTo(50);
        assertThat(activity.rejected()).isEqualTo(50);
        assertThat(activity.lastSeenAt()).isEqualTo(NOW.plusSeconds(49));
        assertThat(activity.payloads())
                .hasSize(Activity.KEPT)
                .extracting(RejectedPayload::content)
                .endsWith("49");
    }

    @Test
    void whatCouldNotBeWrittenDownIsAddedToWhatCameMeanwhile() {
        Activity earlier = Activity.none().seen(NOW).rejected(payload(1));
        Activity later = Activity.none().seen(NOW.plusSeconds(9)).rejected(payload(2));

        Activity both = earlier.and(later);

        assertThat(both.requests()).isEqualTo(2);
        assertThat(both.lastSeenAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(both.payloads()).extracting(RejectedPayload::content).containsExactly("1", "2");
    }

    private static RejectedPayload payload(int i) {
        return new RejectedPayload(UUID.randomUUID(), "pagerduty", "invalid", null, Integer.toString(i), NOW);
    }
}
