package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import io.muster.detection.incident.DetectedIncident.Ending;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DetectedIncidentTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant WATCH_ENDS = NOW.plusSeconds(3600);
    private static final DetectedIncident OPEN = new DetectedIncident(
            UUID.randomUUID(),
            1042,
            "Checkout is down",
            List.of("eu"),
            NOW,
            List.of(),
            "checkout",
            Severity.SEV1,
            Source.MONITORING,
            1,
            "because",
            "declaration-policy",
            NOW,
            Telling.nothing(),
            null,
            null);

    @Test
    void takesItsScopeWhileItIsOpen() {
        assertThat(OPEN.takesScopeAt(NOW)).isTrue();
    }

    @Test
    void givesItUpWhenDismissedOrMerged() {
        UUID other = UUID.randomUUID();

        assertThat(OPEN.dismissed(NOW).takesScopeAt(NOW)).isFalse();
        assertThat(OPEN.dismissed(NOW).isDismissed()).isTrue();
        assertThat(OPEN.merged(NOW, other).takesScopeAt(NOW)).isFalse();
        assertThat(OPEN.merged(NOW, other).end().mergedInto()).isEqualTo(other);
    }

    @Test
    void keepsItWhileARelapseIsWatchedFor() {
        DetectedIncident resolved = OPEN.resolved(NOW, WATCH_ENDS);

        assertThat(resolved.takesScopeAt(WATCH_ENDS.minusMillis(1))).isTrue();
        assertThat(resolved.takesScopeAt(WATCH_ENDS)).isFalse();
        assertThat(resolved.watchEnded().end().how()).isEqualTo(Ending.RESOLVED);
    }

    @Test
    void closingDoesNotCutTheWatchShort() {
        assertThat(OPEN.resolved(NOW, WATCH_ENDS).closed(NOW.plusSeconds(60)).takesScopeAt(NOW.plusSeconds(120)))
                .isTrue();
        assertThat(OPEN.closed(NOW).takesScopeAt(NOW)).isFalse();
    }

    @Test
    void resolvedWithoutAWatchGivesItUpAtOnce() {
        assertThat(OPEN.resolved(NOW, null).takesScopeAt(NOW)).isFalse();
    }

    @Test
    void reopenedItTakesItAgain() {
        assertThat(OPEN.resolved(NOW, WATCH_ENDS).reopened().takesScopeAt(WATCH_ENDS))
                .isTrue();
        assertThat(OPEN.resolved(NOW, WATCH_ENDS).watchEnded().reopened().end()).isNull();
    }

    @Test
    void whatWasDismissedOrMergedIsNotReopened() {
        assertThat(OPEN.dismissed(NOW).reopened().takesScopeAt(NOW)).isFalse();
        assertThat(OPEN.merged(NOW, UUID.randomUUID()).reopened().takesScopeAt(NOW))
                .isFalse();
    }

    @Test
    void theFirstEndStands() {
        assertThat(OPEN.dismissed(NOW).closed(NOW.plusSeconds(5)).end().how()).isEqualTo(Ending.DISMISSED);
    }
}
