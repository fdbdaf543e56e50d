package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.alert;
import static io.muster.detection.intake.Adapters.payload;
import static io.muster.detection.intake.Adapters.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Refusal;
import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.integration.IntegrationProblem;
import io.muster.detection.signal.FactSignal.ChangeSignal;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyTest {

    private static final String TRIGGER =
            "{\"event_action\":\"trigger\",\"dedup_key\":\"k\",\"payload\":{\"summary\":\"%s\",\"source\":\"s\",\"severity\":\"critical\"}}";

    @Test
    void whatAnAlertmanagerSendsKeepsItsLabels() {
        Batch batch = read(Adapters.EVENTS, payload("pagerduty-from-alertmanager.json"));

        AlertSignal alert = alert(batch);
        assertThat(batch.answer().status()).isEqualTo(202);
        assertThat(body(batch))
                .containsEntry("status", "success")
                .containsEntry("message", "Event processed")
                .containsEntry("dedup_key", alert.labels().get("dedup_key"));
        assertThat(alert.labels())
                .containsEntry("alertname", "CheckoutDown")
                .containsEntry("journey", "pay")
                .containsEntry("service", "payments")
                .containsEntry("severity", "error");
        assertThat(alert.annotations()).containsEntry("summary", "[FIRING:1] CheckoutDown payments (critical pay)");
        assertThat(alert.generatorUrl()).startsWith("http://alertmanager:9093/#/alerts");
        assertThat(alert.endsAt()).isNull();
    }

    @Test
    void aResolveNamesTheAlertByItsKeyAlone() {
        AlertSignal fired = alert(read(Adapters.EVENTS, TRIGGER.formatted("Cards are refused")));

        AlertSignal over = alert(read(Adapters.EVENTS, "{\"event_action\":\"resolve\",\"dedup_key\":\"k\"}"));

        assertThat(over.fingerprint()).isEqualTo(fired.fingerprint());
        assertThat(over.resolvesByKeyAlone()).isTrue();
    }

    @Test
    void anAcknowledgementIsAFactOfTheAlert() {
        Batch batch = read(Adapters.EVENTS, "{\"event_action\":\"acknowledge\",\"dedup_key\":\"k\"}");

        RemarkSignal remark = (RemarkSignal) batch.signals().getFirst();
        assertThat(remark.remark()).isEqualTo(RemarkKind.ACKNOWLEDGED);
        assertThat(remark.fingerprint())
                .isEqualTo(alert(read(Adapters.EVENTS, TRIGGER.formatted("x"))).fingerprint());
        assertThat(batch.answer().status()).isEqualTo(202);
    }

    @Test
    void aKeyIsMadeForATriggerWithoutOneAndALongSummaryIsCut() {
        Batch batch = read(Adapters.EVENTS, TRIGGER.formatted("x".repeat(2000)).replace("\"dedup_key\":\"k\",", ""));

        assertThat((String) body(batch).get("dedup_key")).matches("[0-9a-f]{32}");
        assertThat(alert(batch).annotations().get("summary")).hasSize(1024);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                | 'event_action' is missing or blank
            {"event_action":"explode"}                                        | 'event_action' is invalid
            {"event_action":"resolve"}                                        | 'dedup_key' is missing or blank
            {"event_action":"trigger"}                                        | 'payload' is missing or blank
            {"event_action":"trigger","payload":{}}                           | 'payload.summary' is missing or blank
            {"event_action":"trigger","payload":{"summary":"x","source":"y"}} | 'payload.severity' is missing or blank
            {"event_action":"trigger","payload":{"severity":"bad"}}           | 'payload.severity' is invalid
            [                                                                 | the body is not JSON
            """, quoteCharacter = '`')
    void whatIsInvalidIsToldInItsShape(String event, String error) {
        Batch batch = read(Adapters.EVENTS, event);

        assertThat(batch.signals()).isEmpty();
        assertThat(batch.answer().status()).isEqualTo(400);
        assertThat(body(batch))
                .containsEntry("status", "invalid event")
                .containsEntry("message", "Event object is invalid");
        assertThat(body(batch).get("errors").toString()).contains(error);
    }

    @Test
    void aChangeIsKeptAndIsNoAlert() {
        Batch batch = read(Adapters.CHANGES, payload("pagerduty-change.json"));

        ChangeSignal change = (ChangeSignal) batch.signals().getFirst();
        assertThat(batch.answer().status()).isEqualTo(202);
        assertThat(body(batch)).containsEntry("message", "Change event processed");
        assertThat(change.summary()).startsWith("Build Success");
        assertThat(change.at()).isEqualTo(Instant.parse("2026-11-20T09:58:42Z"));
        assertThat(change.details()).containsEntry("build_number", "2");
        assertThat(change.links()).containsEntry("https://acme.pagerduty.dev/build/2", "View more details in Acme!");
        assertThat(read(Adapters.CHANGES, "{\"payload\":{}}").answer().status()).isEqualTo(400);
    }

    @Test
    void theRoutingKeyIsTheKeyUnlessOneWasAddedForUs() {
        byte[] body = payload("pagerduty-change.json").getBytes(StandardCharsets.UTF_8);

        assertThat(Adapters.EVENTS.keyIn(Adapters.request(body, Map.of(), Map.of())))
                .contains("0123456789abcdef0123456789abcdef");
        assertThat(Adapters.EVENTS.keyIn(Adapters.request(body, Map.of("authorization", "Bearer mk_1"), Map.of())))
                .contains("mk_1");
        assertThat(Adapters.EVENTS.keyIn(Adapters.request("[".getBytes(), Map.of(), Map.of())))
                .isEmpty();
    }

    @Test
    void itsRefusalsAreItsOwn() {
        assertThat(Adapters.EVENTS.maxBody(2_000_000)).isEqualTo(524_288);
        assertThat(Adapters.EVENTS.tooLarge(5).status()).isEqualTo(413);
        assertThat(Adapters.EVENTS.unavailable().status()).isEqualTo(503);
        assertThat(Adapters.EVENTS.tooMany(Duration.ofSeconds(3)))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(429))
                .satisfies(answer -> assertThat(answer.body()).isNull());
        assertThat(Adapters.EVENTS
                        .keyRefused(new Refusal(IntegrationProblem.KEY_REQUIRED, "no"))
                        .status())
                .isEqualTo(400);
        assertThat(Adapters.EVENTS
                        .keyRefused(new Refusal(IntegrationProblem.KEYS_UNAVAILABLE, "no"))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void labelsThatAllAlertsOfAGroupShareAreItsLabels() {
        String text = "Labels:\n - alertname = A\n - zone = 1\nAnnotations:\n - x = y\nSource: z\n"
                + "Labels:\n - alertname = A\n - zone = 2\nAnnotations:\nSource: z\n";

        assertThat(AlertmanagerText.labels(text)).isEqualTo(Map.of("alertname", "A"));
        assertThat(List.of(AlertmanagerText.labels(null), AlertmanagerText.labels("nothing")))
                .containsOnly(Map.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Batch batch) {
        return (Map<String, Object>) batch.answer().body();
    }
}
