package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void aBodyHoldsSoManyDifferentAlerts() {
        String body = new String(Alerts.body("b", "warning", 100, 3, NOW, NOW), StandardCharsets.UTF_8);

        assertThat(body).startsWith("[{").endsWith("}]");
        assertThat(body.split("\"alertname\"", -1)).hasSize(4);
        assertThat(body).contains(":100\"", ":101\"", ":102\"").contains("\"endsAt\":\"2026-11-20T10:04:00Z\"");
    }
}
