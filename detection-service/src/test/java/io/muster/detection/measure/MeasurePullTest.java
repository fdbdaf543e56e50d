package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurePullTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://user:pw@prometheus:9090", "https://token@prometheus", "http://a@b/c"})
    void aPasswordDoesNotStandInAnAddressThatEveryoneReads(String url) {
        assertThat(pull(url, "eu").flaw().orElseThrow()).contains("name a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "eu/west"})
    void aDimensionIsNoneThatStandsForAllOrForTwo(String region) {
        assertThat(pull("http://prometheus:9090", region).flaw().orElseThrow()).contains("neither * nor /");
    }

    @Test
    void anAddressMayHoldAnAtBehindItsHost() {
        assertThat(pull("http://prometheus:9090/a@b", "eu").flaw()).isEmpty();
    }

    private static MeasurePull pull(String url, String region) {
        return new MeasurePull(
                "orders",
                url,
                "sum(orders)",
                Metric.ORDERS,
                new Segment(null, region, null, null),
                null,
                null,
                null,
                Duration.ofSeconds(20),
                true);
    }
}
