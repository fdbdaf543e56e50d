package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.NOW;
import static io.muster.detection.intake.Adapters.OPSGENIE;
import static io.muster.detection.intake.Adapters.SENDER;
import static io.muster.detection.intake.Adapters.alerts;
import static io.muster.detection.intake.Adapters.payload;
import static io.muster.detection.intake.Adapters.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Refusal;
import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.integration.IntegrationProblem;
import io.muster.detection.signal.FactSignal.PingSignal;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpsgenieTest {

    @Test
    void whatAnAlertmanagerSendsKeepsItsLabels() {
        Batch batch = read(OPSGENIE, payload("opsgenie-from-alertmanager.json"));

        AlertSignal alert = alerts(batch).getFirst();
        assertThat(batch.answer().status()).isEqualTo(202);
        assertThat(body(batch))
                .containsEntry("result", "Request will be processed")
                .containsEntry("requestId", remark(batch).id().toString())
                .containsKey("took");
        assertThat(alert.labels())
                .containsEntry("alertname", "CheckoutDown")
                .containsEntry("journey", "pay")
                .containsEntry("service", "payments")
                .containsEntry("severity", "critical")
                .containsEntry("priority", "P1");
        assertThat(alert.annotations()).containsEntry("summary", "[FIRING:1] CheckoutDown payments (critical pay)");
        assertThat(remark(batch).remark()).isEqualTo(RemarkKind.CREATED);
        assertThat(remark(batch).fingerprint()).isEqualTo(alert.fingerprint());
    }

    @Test
    void anAlertIsNamedByAliasIdOrTinyId() {
        AlertSignal alert =
                alerts(read(OPSGENIE, "{\"message\":\"m\",\"alias\":\"a b\"}")).getFirst();
        String tiny = Long.toUnsignedString(Long.parseUnsignedLong(alert.fingerprint(), 16));

        assertThat(remark(act("close", "a b", "alias")).fingerprint()).isEqualTo(alert.fingerprint());
        assertThat(remark(act("close", alert.fingerprint(), "id")).fingerprint())
                .isEqualTo(alert.fingerprint());
        assertThat(remark(act("close", tiny, "tiny")).fingerprint()).isEqualTo(alert.fingerprint());
        assertThat(remark(act("close", "nonsense", "tiny")).fingerprint()).isNotEqualTo(alert.fingerprint());
    }

    @Test
    void closingResolvesAndEverythingElseIsAFact() {
        assertThat(alerts(act("close", "a", "alias")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolvesByKeyAlone()).isTrue());
        for (String action : new String[] {"acknowledge", "unacknowledge", "escalate", "assign", "tags"}) {
            Batch batch = act(action, "a", "alias");
            assertThat(alerts(batch)).isEmpty();
            assertThat(remark(batch).person()).isEqualTo("ada");
            assertThat(batch.answer().status()).isEqualTo(202);
        }
        assertThat(remark(act("message", "a", "alias")).text()).isEqualTo("Now worse");
        assertThat(remark(act("notes", "a", "alias")).text()).isEqualTo("looking");
    }

    @Test
    void aPriorityIsOneOfFiveAndChangesTheSeverity() {
        Batch wrong = act("priority", "{\"priority\":\"urgent\"}");

        assertThat(wrong.answer().status()).isEqualTo(422);
        assertThat(wrong.signals()).isEmpty();
        assertThat(remark(act("priority", "{\"priority\":\"P1\"}")).labels())
                .containsEntry("priority", "P1")
                .containsEntry("severity", "critical");
    }

    @Test
    void tagsAndDetailsBecomeLabels() {
        assertThat(remark(act("tags", "{\"tags\":[\"region:eu\",\"night\"]}")).labels())
                .containsEntry("region", "eu")
                .containsEntry("tag_night", "true");
        assertThat(remark(act("details", "{\"details\":{\"pay method\":\"card\"}}"))
                        .labels())
                .containsEntry("pay_method", "card");
    }

    @Test
    void aRemarkKeepsToWhomWhatAndUntilWhen() {
        assertThat(remark(act("assign", "{\"owner\":{\"username\":\"ada\"},\"note\":\"yours\"}"))
                        .text())
                .isEqualTo("ada; yours");
        assertThat(remark(act("snooze", "{\"endTime\":\"2026-11-20T12:00:00Z\"}"))
                        .text())
                .isEqualTo("2026-11-20T12:00:00Z");
        assertThat(remark(act("tags", "{\"tags\":[\"night\",\"eu\"]}")).text()).isEqualTo("night, eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"endTime\":\"tomorrow\"}", "{\"endTime\":7}"})
    void nobodySnoozesForEver(String body) {
        Batch batch = act("snooze", body);

        assertThat(batch.signals()).isEmpty();
        assertThat(batch.answer().status()).isEqualTo(422);
        assertThat(body(batch).toString()).contains("endTime");
    }

    @Test
    void anIdentifierOfNoKnownTypeIsRefused() {
        Batch batch = act("close", "a", "bogus");

        assertThat(batch.signals()).isEmpty();
        assertThat(batch.answer().status()).isEqualTo(422);
        assertThat(batch.answer().words()).contains("identifierType");
    }

    private static Batch act(String action, String body) {
        return OPSGENIE.read(
                Adapters.request(
                        body.getBytes(),
                        Map.of(),
                        Map.of("action", action, "identifier", "a", "identifierType", "alias")),
                SENDER,
                NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                               | 422 | message
            {"message":"m","priority":"P9"}  | 422 | priority
            {"message":"  "}                 | 422 | message
            {"message":                      | 400 | parse
            []                               | 400 | parse
            """)
    void whatIsInvalidIsToldInItsShape(String alert, int status, String word) {
        Batch batch = read(OPSGENIE, alert);

        assertThat(batch.signals()).isEmpty();
        assertThat(batch.answer().status()).isEqualTo(status);
        assertThat(body(batch).toString()).containsIgnoringCase(word).contains("requestId");
    }

    @Test
    void aPingIsAnsweredWithPong() {
        Batch batch = Adapters.OPSGENIE_HEARTBEAT.read(
                Adapters.request(null, Map.of(), Map.of(HeartbeatPing.NAME, "nightly")), SENDER, NOW);

        assertThat(((PingSignal) batch.signals().getFirst()).heartbeat()).isEqualTo("nightly");
        assertThat(batch.answer().status()).isEqualTo(202);
        assertThat(body(batch)).containsEntry("result", "PONG - Heartbeat received");
    }

    @Test
    void itsRefusalsAreItsOwn() {
        assertThat(OPSGENIE.tooMany(Duration.ofSeconds(1)).status()).isEqualTo(429);
        assertThat(OPSGENIE.unavailable().status()).isEqualTo(503);
        Answer refused = OPSGENIE.keyRefused(new Refusal(IntegrationProblem.KEY_REQUIRED, "no"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body().toString()).contains("Could not authenticate");
    }

    private static Batch act(String action, String identifier, String type) {
        return OPSGENIE.read(
                Adapters.request(
                        "{\"user\":\"ada\",\"note\":\"looking\",\"message\":\"Now worse\"}".getBytes(),
                        Map.of(),
                        Map.of("action", action, "identifier", identifier, "identifierType", type)),
                SENDER,
                NOW);
    }

    private static RemarkSignal remark(Batch batch) {
        return batch.signals().stream()
                .filter(RemarkSignal.class::isInstance)
                .map(RemarkSignal.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Batch batch) {
        return (Map<String, Object>) batch.answer().body();
    }
}
