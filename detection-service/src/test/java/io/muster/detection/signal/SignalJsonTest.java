package io.muster.detection.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventJson;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.Signals;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.Signal.ReportSignal;
import io.muster.durable.UndecodableRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalJsonTest {

    private final SignalJson json = new SignalJson();

    @Test
    void anAlertIsWrittenAsEveryRecordIs() throws Exception {
        AlertSignal signal = alert(Map.of("b", "2", "a", "\"1\"\n"), "http://prometheus:9090/graph");

        ObjectNode usual = EventJson.mapper().valueToTree(signal);
        usual.put("kind", "alert");

        assertThat(new String(json.write(signal), StandardCharsets.UTF_8))
                .isEqualTo(EventJson.mapper().writeValueAsString(usual));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(4711);
        for (int i = 0; i < 500; i++) {
            Map<String, String> texts = new TreeMap<>();
            for (int n = random.nextInt(6); n >= 0; n--) {
                texts.put(text(random), text(random));
            }
            AlertSignal signal = alert(texts, random.nextBoolean() ? null : text(random));

            assertThat(json.read(json.write(signal))).isEqualTo(signal);
        }
    }

    @Test
    void aReportIsReadAgain() {
        ReportSignal report = new ReportSignal(
                UUID.randomUUID(),
                "report",
                Source.SUPPORT,
                "nobody can pay",
                List.of("eu"),
                null,
                null,
                null,
                IncidentType.SUPPLY_CHAIN,
                "vito",
                Signals.T);

        assertThat(json.read(json.write(report))).isEqualTo(report);
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() {
        AlertSignal signal = alert(Map.of("a", "1"), null);
        String later = new String(json.write(signal), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"colours\":[{\"red\":1}],\"weight\":3,\"dark\":true,\"none\":null,");

        assertThat(json.read(later.getBytes(StandardCharsets.UTF_8))).isEqualTo(signal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "{}",
                "{\"kind\":\"alert\"}",
                "{\"kind\":\"pigeon\"}",
                "{\"kind\":\"alert\",\"id\":\"x\",\"fingerprint\":\"f\",\"receivedAt\":\"2026-11-20T10:00:00Z\",\"labels\":{}}",
                "{\"kind\":\"report\",\"id\":7}"
            })
    void whatIsNoSignalIsUndecodable(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> json.read(bytes)).isInstanceOf(UndecodableRecord.class);
    }

    @Test
    void anAlertThatTheBrokerWouldNotTakeIsFound() {
        AlertSignal large = alert(Map.of("a", "\u0001".repeat(1000)), null);

        assertThat(json.tooLarge(large, 6000)).isPresent();
        assertThat(json.tooLarge(large, json.write(large).length)).isEmpty();
    }

    private static AlertSignal alert(Map<String, String> texts, String generatorUrl) {
        return new AlertSignal(
                UUID.randomUUID(),
                "0123456789abcdef",
                "alertmanager",
                Source.MONITORING,
                "prometheus",
                texts,
                texts,
                Signals.T,
                generatorUrl == null ? null : Signals.T.plusNanos(1),
                generatorUrl == null,
                generatorUrl,
                Signals.T.plusMillis(7));
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x1ffff)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
