package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.CLOUD_EVENTS;
import static io.muster.detection.intake.Adapters.NOW;
import static io.muster.detection.intake.Adapters.alert;
import static io.muster.detection.intake.Adapters.alerts;
import static io.muster.detection.intake.Adapters.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Ids;
import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsTest {

    private static final String EVENT = """
        {"specversion":"1.0","id":"%s","source":"/shop/payments","type":"com.shop.alert","subject":"cards",
         "time":"2026-11-20T09:58:00Z","severity":"P1","datacontenttype":"application/json",
         "data":{"service":"payments","journey":"pay","status":"%s","message":"Cards are refused"}}
        """;
    private static final Map<String, String> STRUCTURED =
            Map.of("content-type", "application/cloudevents+json; charset=utf-8");

    @Test
    void structured() {
        Batch batch = read(CLOUD_EVENTS, EVENT.formatted("1", "open"), STRUCTURED);

        AlertSignal alert = alert(batch);
        assertThat(batch.answer().status()).isEqualTo(202);
        assertThat(alert.labels())
                .containsEntry("alertname", "com.shop.alert")
                .containsEntry("service", "payments")
                .containsEntry("journey", "pay")
                .containsEntry("severity", "critical")
                .doesNotContainKeys("message", "status", "id");
        assertThat(alert.annotations()).containsEntry("summary", "Cards are refused");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-20T09:58:00Z"));
    }

    @Test
    void anotherEventOfTheSameSubjectIsTheSameAlertAndCanEndIt() {
        AlertSignal open = alert(read(CLOUD_EVENTS, EVENT.formatted("1", "open"), STRUCTURED));
        AlertSignal over = alert(read(CLOUD_EVENTS, EVENT.formatted("2", "Resolved"), STRUCTURED));

        assertThat(over.fingerprint()).isEqualTo(open.fingerprint());
        assertThat(over.resolved()).isTrue();
    }

    @Test
    void anEventThatIsDeliveredAgainIsTheSameSignal() {
        AlertSignal first = alert(read(CLOUD_EVENTS, EVENT.formatted("1", "open"), STRUCTURED));
        AlertSignal again = alert(CLOUD_EVENTS.read(
                Adapters.request(EVENT.formatted("1", "open").getBytes(UTF_8), STRUCTURED, Map.of()),
                Adapters.SENDER,
                NOW.plusSeconds(90)));
        AlertSignal other = alert(read(CLOUD_EVENTS, EVENT.formatted("2", "open"), STRUCTURED));

        assertThat(again.id()).isEqualTo(first.id()).isNotEqualTo(other.id());
        assertThat(Ids.isNamed(first.id())).isTrue();
    }

    @Test
    void anEventWithoutATimeIsTheSameSignalToo() {
        String event = EVENT.formatted("1", "open").replaceAll("\"time\":\"[^\"]*\",", "");
        AlertSignal first = alert(read(CLOUD_EVENTS, event, STRUCTURED));
        AlertSignal again = alert(CLOUD_EVENTS.read(
                Adapters.request(event.getBytes(UTF_8), STRUCTURED, Map.of()), Adapters.SENDER, NOW.plusSeconds(90)));

        assertThat(again.id()).isEqualTo(first.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type"})
    void anEventThatNamesNothingIsNone(String attribute) {
        String event = EVENT.formatted("1", "open")
                .replaceFirst("\"" + attribute + "\":\"[^\"]*\"", "\"" + attribute + "\":\"\"");

        Batch batch = read(CLOUD_EVENTS, event, STRUCTURED);

        assertThat(batch.answer().status()).isEqualTo(400);
        assertThat(alerts(batch)).isEmpty();
    }

    @Test
    void dataInBase64IsRead() {
        String data = Base64.getEncoder()
                .encodeToString("{\"service\":\"payments\",\"status\":\"resolved\"}".getBytes(UTF_8));
        String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"%s\"}";

        AlertSignal alert = alert(read(CLOUD_EVENTS, event.formatted(data), STRUCTURED));

        assertThat(alert.labels()).containsEntry("service", "payments");
        assertThat(alert.resolved()).isTrue();
        assertThat(read(CLOUD_EVENTS, event.formatted("%%%"), STRUCTURED)
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void binaryWithPercentEncodedHeaders() {
        AlertSignal alert = alert(read(
                CLOUD_EVENTS,
                "{\"title\":\"Cards are refused\"}",
                Map.of(
                        "content-type", "application/json",
                        "CE-SpecVersion", "1.0",
                        "ce-id", "1",
                        "ce-source", "/caf%C3%A9+bar",
                        "ce-type", "com.shop.alert",
                        "ce-service", "payments")));

        assertThat(alert.labels()).containsEntry("source", "/café+bar").containsEntry("service", "payments");
        assertThat(alert.annotations()).containsEntry("summary", "Cards are refused");
    }

    @Test
    void inABatchWhatIsValidIsStored() {
        Batch batch = read(
                CLOUD_EVENTS,
                "[" + EVENT.formatted("1", "open") + ",{\"specversion\":\"1.0\"}]",
                Map.of("content-type", "application/cloudevents-batch+json"));

        assertThat(alerts(batch)).hasSize(1);
        assertThat(batch.answer().status()).isEqualTo(400);
    }

    @Test
    void whatItCannotReadIs415AndWhatIsMissingIs400() {
        assertThat(read(CLOUD_EVENTS, "x", Map.of("content-type", "application/cloudevents+avro"))
                        .answer()
                        .status())
                .isEqualTo(415);
        assertThat(read(CLOUD_EVENTS, "{}", Map.of("content-type", "application/json"))
                        .answer()
                        .status())
                .isEqualTo(400);
        assertThat(read(CLOUD_EVENTS, "x", Map.of("content-type", "text/plain"))
                        .answer()
                        .status())
                .isEqualTo(415);
        assertThat(read(
                                CLOUD_EVENTS,
                                EVENT.formatted("1", "open").replace("\"1.0\"", "\"0.3\""),
                                Map.of("content-type", "application/cloudevents+json"))
                        .answer()
                        .status())
                .isEqualTo(400);
        assertThat(CLOUD_EVENTS.tooMany(Duration.ofSeconds(2)).status()).isEqualTo(429);
        assertThat(CLOUD_EVENTS.tooMany(Duration.ofSeconds(2)).headers()).containsEntry("Retry-After", "2");
    }
}
