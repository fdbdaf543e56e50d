package io.muster.detection.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import io.muster.detection.incident.DetectedIncident;
import io.muster.detection.incident.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NeededTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(90));

    @Test
    void whileNothingGoesOnAgeAloneDecides() {
        Needed needed = Needed.by(List.of());

        assertThat(needed.incidents()).isEmpty();
        assertThat(needed.changesBefore(OLD)).isEqualTo(OLD);
    }

    @Test
    void anIncidentOfTodayKeepsNoOldChange() {
        assertThat(Needed.by(List.of(incident(NOW))).changesBefore(OLD)).isEqualTo(OLD);
    }

    @Test
    void whatChangedInTheWeekBeforeTheFirstOneBeganStays() {
        Instant began = OLD.minus(Duration.ofDays(3));
        DetectedIncident first = incident(began);
        DetectedIncident second = incident(NOW);

        Needed needed = Needed.by(List.of(second, first));

        assertThat(needed.incidents()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(needed.changesBefore(OLD)).isEqualTo(began.minus(Duration.ofDays(7)));
    }

    private static DetectedIncident incident(Instant since) {
        return new DetectedIncident(
                UUID.randomUUID(),
                1001,
                "Cards are refused",
                List.of(),
                since,
                List.of(),
                null,
                Severity.SEV2,
                Source.MONITORING,
                1,
                "rule",
                "rule",
                since,
                Telling.nothing(),
                null,
                null);
    }
}
