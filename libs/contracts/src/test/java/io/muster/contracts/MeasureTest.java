package io.muster.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    @Test
    void theGoldenSampleIsWrittenAsItStands() throws IOException {
        byte[] sample;
        try (InputStream in = getClass().getResourceAsStream("/samples/Measure.json")) {
            sample = in.readAllBytes();
        }

        Measure read = Measure.fromJson(sample);

        assertThat(EventJson.mapper().readTree(read.toJson()))
                .isEqualTo(EventJson.mapper().readTree(sample));
        assertThat(read.segment().key()).isEqualTo("checkout/DE/mobile/card");
    }

    @Test
    void aDimensionThatIsNotNamedStandsForAllOfIt() {
        assertThat(new Segment(Journey.PAY, null, null, "card").key()).isEqualTo("pay/*/*/card");
        assertThat(new Segment(null, null, null, null).key()).isEqualTo("*/*/*/*");
    }

    @Test
    void aMinuteThatStillRunsSaysHowMuchOfItIsTold() {
        Measure running =
                new Measure(Metric.SESSIONS, new Segment(null, null, null, null), Instant.EPOCH, 7, null, null, 25);

        assertThat(Measure.fromJson(running.toJson())).isEqualTo(running);
        assertThat(new Measure(running.metric(), running.segment(), Instant.EPOCH, 7, null, null).coveredSeconds())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "null",
                "{}",
                "{\"metric\":\"orders\",\"segment\":{}}",
                "{\"metric\":\"later\",\"segment\":{},\"minute\":\"2026-11-26T09:31:00Z\"}"
            })
    void whatIsNoMeasureIsMalformed(String json) {
        assertThatThrownBy(() -> Measure.fromJson(json.getBytes(UTF_8))).isInstanceOf(MalformedEvent.class);
    }
}
