package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.NOW;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown at a format, it answers, never with a 500; and what it stores can be read again. */
class AnythingSentTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SignalJson SIGNALS = new SignalJson();
    /** A NUL in JSON; behind a backslash that is escaped itself it is a text about one. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    /** A text that is no name, a number or a word. */
    private static final Pattern SCALAR =
            Pattern.compile("(?<=[:\\[,] ?)(?:\"(?:[^\"\\\\]|\\\\.)*+\"(?!\\s*:)|-?\\d[\\d.eE+-]*+|true|false|null)");

    /** An object or a list that holds none. */
    private static final Pattern INNERMOST = Pattern.compile("\\{[^{}]*+\\}|\\[[^\\[\\]{}]*+\\]");

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

    /** What is mutated below is valid: it gets past the door of its own format. */
    @ParameterizedTest
    @MethodSource("recorded")
    void whatIsRecordedIsTakenByItsOwnFormat(RecordedRequest recorded) {
        Batch batch = read(recorded);

        assertThat(batch.answer().status()).as(batch.answer().toString()).isBetween(200, 299);
        assertThat(batch.signals()).isNotEmpty();
        batch.signals().forEach(AnythingSentTest::verify);
    }

    @Property(tries = 3000)
    void aMutatedRequestIsAnsweredByItsOwnFormat(@ForAll("mutatedRequests") RecordedRequest sent) {
        Batch batch = read(sent);

        assertThat(batch.answer().status()).isBetween(200, 499);
        batch.signals().forEach(AnythingSentTest::verify);
    }

    private static List<RecordedRequest> recorded() {
        return RecordedRequest.ALL;
    }

    private static Batch read(RecordedRequest sent) {
        return sent.format()
                .read(
                        Adapters.request(
                                sent.body().getBytes(StandardCharsets.UTF_8), sent.headers(), sent.parameters()),
                        sent.sender(),
                        NOW);
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
        Arbitrary<String> valid = Arbitraries.of(RecordedRequest.ALL).map(RecordedRequest::body);
        Arbitrary<byte[]> deep = Arbitraries.integers()
                .between(1, 5000)
                .map(depth -> ("{\"alerts\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                        .getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> garbage =
                Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(300);
        return Arbitraries.frequencyOf(
                Tuple.of(2, valid.map(AnythingSentTest::bytes)),
                Tuple.of(14, valid.flatMap(AnythingSentTest::mutated).map(AnythingSentTest::bytes)),
                Tuple.of(1, deep),
                Tuple.of(2, garbage));
    }

    @Provide
    Arbitrary<RecordedRequest> mutatedRequests() {
        return Arbitraries.of(RecordedRequest.ALL)
                .flatMap(request -> Combinators.combine(
                                mutated(request.body()),
                                mutatedValues(request.headers()),
                                mutatedValues(request.parameters()))
                        .as((body, headers, parameters) ->
                                new RecordedRequest(request.format(), request.sender(), body, headers, parameters)));
    }

    /** Headers or parameters, mostly as they are, or one of them with another value. */
    private static Arbitrary<Map<String, String>> mutatedValues(Map<String, String> sent) {
        if (sent.isEmpty()) {
            return Arbitraries.just(sent);
        }
        Arbitrary<Map<String, String>> changed = Combinators.combine(
                        Arbitraries.of(sent.keySet()),
                        Arbitraries.oneOf(oddValues(), Arbitraries.strings().ofMaxLength(30)))
                .as((name, value) -> {
                    Map<String, String> others = new HashMap<>(sent);
                    others.put(name, value);
                    return others;
                });
        return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(sent)), Tuple.of(1, changed));
    }

    private static Arbitrary<String> oddValues() {
        return Arbitraries.of(
                "",
                "1.1",
                "0.3",
                "%",
                "%zz",
                "%00",
                "%C0%A0",
                "\"quoted\"",
                "9999-99-99",
                "+292278994-08-17T07:12:55Z");
    }

    /** A body with a piece put into it anywhere, or with one of its values replaced by any other. */
    private static Arbitrary<String> mutated(String body) {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 100_000);
        return Arbitraries.frequencyOf(
                Tuple.of(2, Combinators.combine(place, pieces()).as((at, piece) -> withPiece(body, at, piece))),
                Tuple.of(1, Combinators.combine(place, values()).as((at, value) -> withValue(body, at, value))));
    }

    private static String withValue(String body, int place, String value) {
        List<MatchResult> found = Stream.of(SCALAR, INNERMOST)
                .flatMap(values -> values.matcher(body).results())
                .toList();
        MatchResult replaced = found.get(place % found.size());
        return body.substring(0, replaced.start()) + value + body.substring(replaced.end());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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

    private static String withPiece(String body, int at, String piece) {
        int place = at % body.length();
        int resumed = Math.min(body.length(), place + at % 7);
        return body.substring(0, place) + piece + body.substring(resumed);
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
        Arbitrary<String> version = Arbitraries.of("1.0", "1.0", "1.0", "1.1", "0.3", "2.0", "1", "", "1.\ud83d");
        return Combinators.combine(
                        type, resource, version, Arbitraries.strings().ofMaxLength(30))
                .as((contentType, hook, specVersion, any) -> Map.of(
                        "content-type", contentType,
                        "Sentry-Hook-Resource", hook,
                        "ce-id", any,
                        "ce-source", "%zz" + any,
                        "ce-type", any,
                        "ce-specversion", specVersion,
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
