package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsATimeThatWasMeasured() {
        Latencies latencies = new Latencies();
        for (int i = 5000; i > 0; i--) {
            latencies.add(i);
        }

        assertThat(latencies.count()).isEqualTo(5000);
        assertThat(latencies.percentile(0.5)).isEqualTo(Duration.ofNanos(2500));
        assertThat(latencies.percentile(0.99)).isEqualTo(Duration.ofNanos(4950));
        assertThat(latencies.percentile(1)).isEqualTo(Duration.ofNanos(5000));
    }

    @Test
    void nothingTookNoTime() {
        assertThat(new Latencies().percentile(0.99)).isZero();
    }
}
