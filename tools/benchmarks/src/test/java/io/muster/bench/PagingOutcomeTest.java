package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bench.PageReceiver.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagingOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void theFirstPageCountsAndTheOthersAreTold() {
        Map<String, List<Arrival>> came = Map.of(
                "once", List.of(page("a", 150)),
                "again", List.of(page("b", 300), page("b", 900)),
                "twice", List.of(page("c", 500), page("d", 600), page("c", 700)),
                "without ids", List.of(page(null, 400), page(null, 410)));

        PagingOutcome outcome = PagingOutcome.of(
                Map.of("once", 100L, "again", 100L, "twice", 100L, "without ids", 100L, "none", 100L),
                incident -> came.getOrDefault(incident, List.of()));

        assertThat(outcome.latencies().count()).isEqualTo(4);
        assertThat(outcome.latencies().percentile(1)).isEqualTo(Duration.ofNanos(400));
        assertThat(outcome.lost()).isEqualTo(1);
        assertThat(outcome.repeated()).isEqualTo(2);
        assertThat(outcome.doubled()).isEqualTo(2);
    }

    @Test
    void anIncidentIsKnownByTheLabelOfItsAlert() {
        assertThat(PageReceiver.incidentIn("{\"alerts\":[{\"labels\":{\"bench\":\"idle-7\",\"service\":\"x\"}}]}"))
                .isEqualTo("idle-7");
        assertThat(PageReceiver.incidentIn("{\"type\":\"admin\"}")).isEmpty();
    }

    private static Arrival page(String id, long nanos) {
        return new Arrival(id, nanos, NOW);
    }
}
