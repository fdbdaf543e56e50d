package io.muster.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {

    @Test
    void theGoldenSampleIsWrittenAsItStands() throws IOException {
        byte[] sample;
        try (InputStream in = getClass().getResourceAsStream("/samples/Canary.json")) {
            sample = in.readAllBytes();
        }

        assertThat(EventJson.mapper().readTree(Canary.fromJson(sample).toJson()))
                .isEqualTo(EventJson.mapper().readTree(sample));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "null", "{}", "{\"sentAt\":\"2026-11-26T09:31:00Z\"}"})
    void whatIsNoCanaryIsMalformed(String json) {
        assertThatThrownBy(() -> Canary.fromJson(json.getBytes(UTF_8))).isInstanceOf(MalformedEvent.class);
    }
}
