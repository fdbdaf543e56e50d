package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.NOW;
import static io.muster.detection.intake.Adapters.payload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.SignalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown at a format, it answers, never with a 500; and what it stores can be read again. */
class AnythingSentTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SignalJson SIGNALS = new SignalJson();
    /** A NUL in JSON; behind a backslash that is escaped itself it is a text about one. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private static final int LARGEST_SIGNAL = 262_144;
    private static final List<IntakeFormat> FORMATS = List.of(
            Adapters.ALERTMANAGER,
            Adapters.WEBHOOK,
            Adapters.GRAFANA,
            Adapters.EVENTS,
            Adapters.CHANGES,
            Adapters.OPSGENIE,
            Adapters.OPSGENIE_HEARTBEAT,
            Adapters.PING,
            Adapters.CLOUD_EVENTS,
            Adapters.DATADOG,
            Adapters.SENTRY,
            Adapters.NEW_RELIC,
            Adapters.MAPPED);
    private static final AlertMapping MAPPING = new AlertMapping(
            "$..*",
            "$['id']",
            "$.title",
            "$.data.length()",
            Map.of("service", "$..service", "x", "$.a[0].b"),
            Map.of("y", "$[-1:]"),
            "$.state",
            List.of("resolved"),
            "$.date",
            "$.url");

    @Property(tries = 1500)
    void everyFormatAnswersAndStoresOnlyWhatCanBeRead(
            @ForAll("bodies") byte[] body,
            @ForAll("headers") Map<String, String> headers,
            @ForAll("actions") Map<String, String> parameters) {
        for (IntakeFormat format : FORMATS) {
            Batch batch = format.read(Adapters.request(body, headers, parameters), Adapters.sender(null, MAPPING), NOW);

            assertThat(format.keyIn(Adapters.request(body, headers, parameters)))
                    .isNotNull();
            assertThat(batch.answer().status()).as(format.name()).isBetween(200, 499);
            batch.signals().forEach(AnythingSentTest::verify);
        }
    }

    @Property(tries = 300)
    void garbageIsNeverStored(@ForAll byte[] garbage) {
        byte[] body = new byte[garbage.length + 1];
        body[0] = '%';
        System.arraycopy(garbage, 0, body, 1, garbage.length);
        for (IntakeFormat format : FORMATS) {
            if (format != Adapters.PING && format != Adapters.OPSGENIE_HEARTBEAT) {
                Batch batch = format.read(
                        Adapters.request(
                                body,
                                Map.of("content-type", "application/json", "Sentry-Hook-Resource", "issue"),
                                Map.of()),
                        Adapters.sender(null, MAPPING),
                        NOW);
                assertThat(batch.signals()).as(format.name()).isEmpty();
                assertThat(batch.answer().status()).as(format.name()).isBetween(400, 499);
            }
        }
    }

    /** What a database cannot hold is refused or replaced wherever an address stands. */
    @ParameterizedTest
    @ValueSource(strings = {"/\\u0000", "http://p/\\u0000", "http://p/\\ud800", "/\\udc00x", "http://p/?q=\\ud83d"})
    void anAddressThatNobodyCanStoreIsNotStored(String address) {
        String alert = "{\"labels\":{\"alertname\":\"A\"},\"generatorURL\":\"" + address + "\"}";
        for (IntakeFormat format : List.of(Adapters.ALERTMANAGER, Adapters.WEBHOOK, Adapters.GRAFANA)) {
            String body = format == Adapters.ALERTMANAGER ? "[" + alert + "]" : "{\"alerts\":[" + alert + "]}";

            Batch batch = format.read(
                    Adapters.request(
                            body.getBytes(StandardCharsets.UTF_8),
                            Map.of("content-type", "application/json"),
                            Map.of()),
                    Adapters.SENDER,
                    NOW);

            assertThat(batch.signals().isEmpty())
                    .as("%s: %s", format.name(), batch.answer())
                    .isEqualTo(address.contains("0000"));
            batch.signals().forEach(AnythingSentTest::verify);
        }
    }

    private static void verify(Signal signal) {
        byte[] json = SIGNALS.write(signal);
        assertThat(json.length).isLessThan(LARGEST_SIGNAL);
        assertThat(SIGNALS.read(json)).isEqualTo(signal);
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContainPattern(NUL);
        assertThat(signal.fingerprint()).isNotBlank();
        if (signal instanceof AlertSignal alert && alert.generatorUrl() != null) {
            assertThat(alert.generatorUrl()).isEqualTo(Labels.storable(alert.generatorUrl()));
        }
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> valid = Arbitraries.of(
                        "pagerduty-from-alertmanager.json",
                        "pagerduty-change.json",
                        "opsgenie-from-alertmanager.json",
                        "grafana.json",
                        "datadog.json",
                        "datadog-default.json",
                        "sentry-metric-alert.json",
                        "sentry-event-alert.json",
                        "sentry-issue.json",
                        "newrelic.json")
                .map(name -> payload(name).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> mutated = Combinators.combine(
                        valid, Arbitraries.integers().between(0, 100_000), pieces())
                .as(AnythingSentTest::withPiece);
        Arbitrary<byte[]> deep = Arbitraries.integers()
                .between(1, 5000)
                .map(depth -> ("{\"alerts\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                        .getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> garbage =
                Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(300);
        return Arbitraries.frequencyOf(
                Tuple.of(2, valid),
                Tuple.of(10, mutated),
                Tuple.of(4, replaced()),
                Tuple.of(1, deep),
                Tuple.of(2, garbage));
    }

    /** A value of a valid body, replaced by any other. */
    private Arbitrary<byte[]> replaced() {
        return Combinators.combine(
                        Arbitraries.of(
                                "grafana.json",
                                "pagerduty-from-alertmanager.json",
                                "opsgenie-from-alertmanager.json",
                                "sentry-issue.json",
                                "newrelic.json",
                                "datadog.json"),
                        Arbitraries.integers().between(0, 60),
                        values())
                .as((name, place, value) -> {
                    String[] parts = payload(name).split("(?<=[:,\\[])", -1);
                    int at = place % parts.length;
                    parts[at] = value + (parts[at].matches("(?s).*[,}\\]\\[:].*") ? "," : "");
                    return String.join("", parts).getBytes(StandardCharsets.UTF_8);
                });
    }

    private static Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "[]",
                        "{}",
                        "1e999999",
                        "-0",
                        "9".repeat(400),
                        "0.0000000001",
                        "[[[[1]]]]",
                        "{\"a\":{\"b\":[null]}}",
                        "\"\"",
                        "\"\\u0000\\ud800\"",
                        "\"/\\u0000\"",
                        "\"http://p/\\ud800\"",
                        "\"9999-99-99T00:00:00Z\"",
                        "\"-999999999-01-01T00:00:00Z\"",
                        "\"+292278994-08-17T07:12:55Z\""),
                Arbitraries.strings().ofMaxLength(40).map(AnythingSentTest::quoted));
    }

    private static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                values(),
                Arbitraries.of(
                        "\"",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\\",
                        "\\ud83d",
                        "\u0000",
                        "\uFEFF",
                        "\u202E",
                        "x".repeat(70_000)));
    }

    private static byte[] withPiece(byte[] body, int at, String piece) {
        String text = new String(body, StandardCharsets.UTF_8);
        int place = at % text.length();
        int resumed = Math.min(text.length(), place + at % 7);
        return (text.substring(0, place) + piece + text.substring(resumed)).getBytes(StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Map<String, String>> headers() {
        Arbitrary<String> type = Arbitraries.oneOf(
                Arbitraries.of(
                        "application/json",
                        "application/cloudevents+json",
                        "application/cloudevents-batch+json",
                        "application/cloudevents+xml",
                        "text/plain",
                        "",
                        ";;;"),
                Arbitraries.strings().ofMaxLength(20));
        Arbitrary<String> resource = Arbitraries.of("metric_alert", "event_alert", "issue", "comment", "?");
        return Combinators.combine(type, resource, Arbitraries.strings().ofMaxLength(30))
                .as((contentType, hook, any) -> Map.of(
                        "content-type", contentType,
                        "Sentry-Hook-Resource", hook,
                        "ce-id", any,
                        "ce-source", "%zz" + any,
                        "ce-type", any,
                        "ce-specversion", "1.0",
                        "Authorization", any));
    }

    @Provide
    Arbitrary<Map<String, String>> actions() {
        Arbitrary<String> action =
                Arbitraries.of("close", "acknowledge", "notes", "message", "description", "priority", "tags");
        return Combinators.combine(
                        action,
                        Arbitraries.of("id", "alias", "tiny", "?"),
                        Arbitraries.strings().ofMaxLength(30),
                        Arbitraries.of(true, false))
                .as((what, type, identifier, acts) -> acts
                        ? Map.of("action", what, "identifierType", type, "identifier", identifier, "name", identifier)
                        : Map.of("name", identifier));
    }
}
