package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.NOW;
import static io.muster.detection.intake.Adapters.alert;
import static io.muster.detection.intake.Adapters.alerts;
import static io.muster.detection.intake.Adapters.payload;
import static io.muster.detection.intake.Adapters.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.integration.Secret;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.testkit.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that call a web hook: what they really send, and what they are told. */
class WebhooksTest {

    private static final String SECRET = "hush-hush-hush";
    private static final Sender SIGNING = Adapters.sender(SECRET, null);

    @Test
    void aResolveOfASenderWhoseClockIsAheadEndsTheAlert() {
        Batch batch = read(Adapters.WEBHOOK, """
            {"alerts":[{"status":"resolved","labels":{"alertname":"A"},
             "startsAt":"2026-11-20T10:00:10Z","endsAt":"2026-11-20T10:00:40Z"}]}
            """);

        assertThat(batch.answer().status()).isEqualTo(200);
        assertThat(alert(batch).resolved()).isTrue();
        assertThat(alert(batch).startsAt()).isEqualTo(NOW);
    }

    @Test
    void namesThatOnlyNewerSendersKnowRefuseNothing() {
        Batch batch = read(Adapters.WEBHOOK, """
            {"alerts":[{"status":"firing","labels":{"alertname":"A","k8s.pod":"web-1","größe":"x"}},
             {"status":"firing","labels":{"alertname":"B"},"annotations":{"run book":"y"}}]}
            """);

        assertThat(batch.answer().status()).isEqualTo(200);
        assertThat(alerts(batch)).hasSize(2);
        assertThat(alerts(batch).getFirst().labels())
                .containsEntry("k8s.pod", "web-1")
                .containsEntry("größe", "x");
    }

    @Test
    void aGroupHasMoreRoomThanAnyOtherBodyBecauseARefusedOneIsNeverSentAgain() {
        assertThat(Adapters.WEBHOOK.maxBody(2_097_152)).isEqualTo(8_388_608);
        assertThat(Adapters.GRAFANA.maxBody(2_097_152)).isEqualTo(8_388_608);
        assertThat(Adapters.ALERTMANAGER.maxBody(2_097_152)).isEqualTo(2_097_152);
    }

    @Test
    void whatTheSenderCutOffIsLogged() {
        try (CapturedLog log = CapturedLog.open()) {
            read(Adapters.WEBHOOK, "{\"truncatedAlerts\":3,\"alerts\":[]}");
            read(Adapters.GRAFANA, "{\"truncatedAlerts\":0,\"alerts\":[]}");

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("left out"))
                    .singleElement()
                    .asString()
                    .contains("left out 3 alerts: its max_alerts is too small");
        }
    }

    @Test
    void grafanasGroupIsFannedOut() {
        Batch batch = read(Adapters.GRAFANA, payload("grafana.json"));

        assertThat(batch.answer().status()).isEqualTo(200);
        assertThat(alerts(batch)).hasSize(2);
        AlertSignal firing = alerts(batch).getFirst();
        assertThat(firing.labels()).containsEntry("alertname", "High memory usage");
        assertThat(firing.endsAt()).isNull();
        assertThat(firing.annotations())
                .containsEntry("panel_url", "https://play.grafana.org/d/abc?viewPanel=1")
                .containsEntry("values", "[ var='B' labels={} value=44.23943737541908 ]");
        assertThat(alerts(batch).getLast().resolved()).isTrue();
    }

    @Test
    void grafanaSignsTheBodyOrTimeAndBody() {
        String body = payload("grafana.json");
        String time = Long.toString(NOW.getEpochSecond());
        String old = Long.toString(NOW.minusSeconds(600).getEpochSecond());

        assertThat(grafana(body, Map.of("X-Grafana-Alerting-Signature", hex(body))))
                .isEqualTo(200);
        assertThat(grafana(body, Map.of("X-Grafana-Alerting-Signature", hex(body + " "))))
                .isEqualTo(401);
        assertThat(grafana(body, Map.of())).isEqualTo(401);
        assertThat(grafana(
                        body,
                        Map.of(
                                "X-Grafana-Alerting-Timestamp",
                                time,
                                "X-Grafana-Alerting-Signature",
                                hex(time + ":" + body))))
                .isEqualTo(200);
        assertThat(grafana(
                        body,
                        Map.of(
                                "X-Grafana-Alerting-Timestamp",
                                old,
                                "X-Grafana-Alerting-Signature",
                                hex(old + ":" + body))))
                .isEqualTo(401);
    }

    @Test
    void alertmanagerFormatsAreToldToComeAgainAndNeverDropped() {
        for (IntakeFormat format : List.of(Adapters.ALERTMANAGER, Adapters.WEBHOOK, Adapters.GRAFANA)) {
            assertThat(format.unavailable().status()).isEqualTo(503);
            assertThat(format.tooMany(Duration.ofSeconds(2)).status()).isEqualTo(503);
            assertThat(format.tooMany(Duration.ofSeconds(2)).headers()).containsEntry("Retry-After", "2");
        }
    }

    @Test
    void datadogsRecommendedTemplate() {
        AlertSignal alert = alert(read(Adapters.DATADOG, payload("datadog.json")));

        assertThat(alert.labels())
                .containsEntry("severity", "critical")
                .containsEntry("service", "payments")
                .containsEntry("journey", "pay")
                .containsEntry("region", "eu-west-1")
                .doesNotContainKey("host");
        assertThat(alert.annotations().get("summary")).contains("Payment error rate is high");
        assertThat(alert.generatorUrl()).isEqualTo("https://app.datadoghq.com/event/event?id=6789");
        assertThat(alert.resolved()).isFalse();
        AlertSignal over =
                alert(read(Adapters.DATADOG, payload("datadog.json").replace("\"Triggered\"", "\"Recovered\"")));
        assertThat(over.resolved()).isTrue();
        assertThat(over.fingerprint()).isEqualTo(alert.fingerprint());
    }

    @Test
    void datadogsOwnDefaultIsUnderstood() {
        assertThat(alert(read(Adapters.DATADOG, payload("datadog-default.json")))
                        .resolved())
                .isTrue();
        assertThat(alert(read(Adapters.DATADOG, "{\"key\":\"1\",\"transition\":\"Recovered\"}"))
                        .resolved())
                .isTrue();
        assertThat(read(Adapters.DATADOG, "{\"title\":\"$EVENT_TITLE\",\"key\":\"1\"}")
                        .answer()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void sentrysMetricAlert() {
        Map<String, String> resource = Map.of("Sentry-Hook-Resource", "metric_alert");
        String body = payload("sentry-metric-alert.json");

        AlertSignal alert = alert(read(Adapters.SENTRY, body, resource));
        AlertSignal over = alert(read(Adapters.SENTRY, body.replace("\"critical\"", "\"resolved\""), resource));

        assertThat(alert.labels())
                .containsEntry("alertname", "Too many errors")
                .containsEntry("severity", "critical")
                .containsEntry("project", "bar")
                .containsEntry("environment", "prod");
        assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-20T09:55:40Z"));
        assertThat(over.resolved()).isTrue();
        assertThat(over.fingerprint()).isEqualTo(alert.fingerprint());
    }

    @Test
    void sentrysIssueAlertAndItsIssueAreOneAlert() {
        AlertSignal alert = alert(read(
                Adapters.SENTRY, payload("sentry-event-alert.json"), Map.of("Sentry-Hook-Resource", "event_alert")));
        AlertSignal over =
                alert(read(Adapters.SENTRY, payload("sentry-issue.json"), Map.of("Sentry-Hook-Resource", "issue")));

        assertThat(alert.labels()).containsEntry("service", "storefront").containsEntry("severity", "error");
        assertThat(over.fingerprint()).isEqualTo(alert.fingerprint());
        assertThat(over.resolved()).isTrue();
    }

    @Test
    void whatElseSentryTellsIsAnsweredAndNotKept() {
        for (String resource : new String[] {"installation", "comment", "error", "seer"}) {
            Batch batch = read(Adapters.SENTRY, "{\"action\":\"created\"}", Map.of("Sentry-Hook-Resource", resource));
            assertThat(batch.signals()).isEmpty();
            assertThat(batch.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void sentrysSignatureIsChecked() {
        String body = payload("sentry-issue.json");

        assertThat(sentry(body, hex(body))).isEqualTo(200);
        assertThat(sentry(body, hex(body + " "))).isEqualTo(401);
        assertThat(sentry(body, null)).isEqualTo(401);
    }

    @Test
    void newRelicsIssue() {
        String body = payload("newrelic.json");

        AlertSignal alert = alert(read(Adapters.NEW_RELIC, body));
        AlertSignal over = alert(read(Adapters.NEW_RELIC, body.replace("ACTIVATED", "CLOSED")));
        Batch acknowledged = read(Adapters.NEW_RELIC, body.replace("STATE_CHANGE", "ISSUE_ACKNOWLEDGED"));

        assertThat(alert.labels())
                .containsEntry("alertname", "Payment errors")
                .containsEntry("severity", "critical")
                .containsEntry("service", "payments");
        assertThat(alert.startsAt()).isEqualTo(Instant.ofEpochMilli(1763632500000L));
        assertThat(over.resolved()).isTrue();
        assertThat(over.fingerprint()).isEqualTo(alert.fingerprint());
        assertThat(acknowledged.signals()).anyMatch(RemarkSignal.class::isInstance);
        assertThat(read(Adapters.NEW_RELIC, "{}").answer().status()).isEqualTo(400);
    }

    @Test
    void anyJsonIsReadByItsMapping() {
        AlertMapping mapping = new AlertMapping(
                "$.problems[*]",
                "$.nr",
                "$.text",
                null,
                Map.of("service", "$.where.svc", "severity", "critical", "journey", "$.missing"),
                Map.of("runbook", "https://wiki/$"),
                "$.state",
                List.of("GONE"),
                "$.at",
                "$.url");
        String body = """
            {"problems":[{"nr":7,"text":"Cards are refused","where":{"svc":"payments"},"state":"new","at":1763632500},
                         {"nr":8,"state":"gone"},
                         {"text":"no key"}]}
            """;

        Batch batch = Adapters.MAPPED.read(
                Adapters.request(body.getBytes(StandardCharsets.UTF_8), Map.of(), Map.of()),
                Adapters.sender(null, mapping),
                NOW);

        assertThat(Adapters.MAPPED.flaw(mapping)).isEmpty();
        assertThat(alerts(batch)).hasSize(2);
        AlertSignal first = alerts(batch).getFirst();
        assertThat(first.labels()).isEqualTo(Map.of("service", "payments", "severity", "critical"));
        assertThat(first.annotations()).isEqualTo(Map.of("summary", "Cards are refused", "runbook", "https://wiki/$"));
        assertThat(first.startsAt()).isEqualTo(Instant.ofEpochSecond(1763632500));
        assertThat(alerts(batch).getLast().resolved()).isTrue();
        assertThat(batch.answer().status()).isEqualTo(400);
    }

    @Test
    void aMappingThatCannotBeUnderstoodIsNotSaved() {
        AlertMapping flawed =
                new AlertMapping(null, "$.a[?(", "$.b", null, Map.of(), Map.of(), null, List.of(), null, null);

        assertThat(Adapters.MAPPED.flaw(flawed).orElseThrow()).contains("$.a[?(");
        assertThat(read(Adapters.MAPPED, "{}").answer().status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$..a..a", "$.a[?(@.b =~ /(.*a)+$/)]", "$.a[?(@.b in $.c)]"})
    void aPathThatOneBodyCouldKeepBusyIsNotSavedAndFindsNothingWhereItWas(String path) {
        AlertMapping mapping =
                new AlertMapping(null, path, "text", null, Map.of(), Map.of(), null, List.of(), null, null);

        Batch batch = Adapters.MAPPED.read(
                Adapters.request("{\"a\":{\"a\":1}}".getBytes(StandardCharsets.UTF_8), Map.of(), Map.of()),
                Adapters.sender(null, mapping),
                NOW);

        assertThat(Adapters.MAPPED.flaw(mapping).orElseThrow()).contains(path);
        assertThat(batch.signals()).isEmpty();
    }

    @Test
    void aBodyThatIsNestedDeeplyIsRefused() {
        AlertMapping mapping =
                new AlertMapping(null, "$..a", "text", null, Map.of(), Map.of(), null, List.of(), null, null);
        String body = "{\"a\":".repeat(60) + "1" + "}".repeat(60);

        Batch batch = Adapters.MAPPED.read(
                Adapters.request(body.getBytes(StandardCharsets.UTF_8), Map.of(), Map.of()),
                Adapters.sender(null, mapping),
                NOW);

        assertThat(batch.answer().status()).isEqualTo(400);
        assertThat(batch.answer().body().toString()).contains("nested too deeply");
    }

    private static int grafana(String body, Map<String, String> headers) {
        return status(Adapters.GRAFANA, body, headers);
    }

    private static int sentry(String body, String signature) {
        return status(
                Adapters.SENTRY,
                body,
                signature == null
                        ? Map.of("Sentry-Hook-Resource", "issue")
                        : Map.of("Sentry-Hook-Resource", "issue", "Sentry-Hook-Signature", signature));
    }

    private static int status(IntakeFormat format, String body, Map<String, String> headers) {
        return format.read(Adapters.request(body.getBytes(StandardCharsets.UTF_8), headers, Map.of()), SIGNING, NOW)
                .answer()
                .status();
    }

    private static String hex(String text) {
        return new Signatures().hex(new Secret(SECRET), text.getBytes(StandardCharsets.UTF_8));
    }
}
