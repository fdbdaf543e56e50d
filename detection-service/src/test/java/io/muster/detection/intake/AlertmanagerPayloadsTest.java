package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.alert;
import static io.muster.detection.intake.Adapters.alerts;
import static io.muster.detection.intake.Adapters.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.signal.Signal.AlertSignal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Prometheus 2.42 posts to an Alertmanager, and what Alertmanager 0.25 posts to a web hook, byte for byte. */
class AlertmanagerPayloadsTest {

    private static final Instant PROMETHEUS_SENT_IT = Instant.parse("2026-11-26T22:10:40.800Z");
    private static final Instant PROMETHEUS_RESOLVED_IT = Instant.parse("2026-11-26T22:10:46.800Z");
    private static final Instant ALERTMANAGER_SENT_IT = Instant.parse("2026-11-26T22:08:37.300Z");
    private static final Instant ALERTMANAGER_RESOLVED_ONE = Instant.parse("2026-11-26T22:08:47.300Z");
    private static final Instant ALERTMANAGER_RESOLVED_IT = Instant.parse("2026-11-26T22:08:52.300Z");

    @Test
    void whatPrometheusSendsFiresUntilTheEndItNames() {
        Batch batch = read(Adapters.ALERTMANAGER, "prometheus-firing.json", PROMETHEUS_SENT_IT);

        assertThat(batch.answer()).isEqualTo(Answer.empty(200));
        assertThat(alerts(batch)).hasSize(2).noneMatch(AlertSignal::resolved);
        AlertSignal first = alerts(batch).getFirst();
        assertThat(first.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname",
                        "CheckoutSlow",
                        "cluster",
                        "eu-1",
                        "instance",
                        "127.0.0.1:39090",
                        "job",
                        "checkout",
                        "service",
                        "checkout",
                        "severity",
                        "critical"));
        assertThat(first.annotations())
                .containsEntry("summary", "127.0.0.1:39090 of checkout is slow")
                .containsEntry("description", "The value is 1.")
                .containsEntry("runbook_url", "https://runbooks.example.org/checkout");
        assertThat(first.startsAt()).isEqualTo(Instant.parse("2026-11-26T22:10:40.704Z"));
        assertThat(first.endsAt()).isEqualTo(Instant.parse("2026-11-26T22:11:00.704Z"));
        assertThat(first.timeout()).isFalse();
        assertThat(first.generatorUrl())
                .startsWith("https://prometheus.example.org/graph?g0.expr=up%7B")
                .endsWith("&g0.tab=1");
    }

    @Test
    void whatPrometheusResolvesEndsTheSameAlerts() {
        List<AlertSignal> firing = alerts(read(Adapters.ALERTMANAGER, "prometheus-firing.json", PROMETHEUS_SENT_IT));
        Batch batch = read(Adapters.ALERTMANAGER, "prometheus-resolved.json", PROMETHEUS_RESOLVED_IT);

        assertThat(batch.answer()).isEqualTo(Answer.empty(200));
        assertThat(alerts(batch)).hasSize(2).allMatch(AlertSignal::resolved);
        assertThat(fingerprints(alerts(batch))).isEqualTo(fingerprints(firing)).doesNotHaveDuplicates();
        assertThat(alerts(batch))
                .extracting(AlertSignal::startsAt)
                .containsOnly(firing.getFirst().startsAt());
        assertThat(alerts(batch))
                .extracting(AlertSignal::endsAt)
                .containsOnly(Instant.parse("2026-11-26T22:10:46.704Z"));
    }

    @Test
    void aNotifiedGroupIsFannedOutUnderAlertmanagersOwnFingerprints() {
        Batch batch = read(Adapters.WEBHOOK, "alertmanager-webhook-firing.json", ALERTMANAGER_SENT_IT);

        assertThat(batch.answer()).isEqualTo(Answer.empty(200));
        assertThat(fingerprints(alerts(batch))).containsExactly("beb69e792e2dfd2e", "d0aaffad64e0032d");
        AlertSignal first = alerts(batch).getFirst();
        assertThat(first.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname",
                        "HighErrorRate",
                        "instance",
                        "checkout-1:8080",
                        "service",
                        "checkout",
                        "severity",
                        "critical"));
        assertThat(first.annotations())
                .containsEntry("summary", "More than 5 % of the checkouts fail")
                .containsEntry("runbook_url", "https://runbooks.example.org/checkout");
        assertThat(alerts(batch).getLast().annotations()).doesNotContainKey("runbook_url");
        assertThat(first.startsAt()).isEqualTo(Instant.parse("2026-11-26T22:08:36.245151425Z"));
        assertThat(first.endsAt()).isNull();
        assertThat(first.generatorUrl()).isEqualTo("https://prometheus.example.org/graph");
    }

    @Test
    void oneOfAGroupIsOverWhileTheOtherFiresOn() {
        Batch batch = read(Adapters.WEBHOOK, "alertmanager-webhook-one-resolved.json", ALERTMANAGER_RESOLVED_ONE);

        assertThat(batch.answer()).isEqualTo(Answer.empty(200));
        assertThat(alerts(batch)).extracting(AlertSignal::resolved).containsExactly(false, true);
        assertThat(alerts(batch).getLast().fingerprint()).isEqualTo("d0aaffad64e0032d");
        assertThat(alerts(batch).getLast().endsAt()).isEqualTo(Instant.parse("2026-11-26T22:08:44Z"));
    }

    @Test
    void theLastOfAGroupIsOver() {
        Batch batch = read(Adapters.WEBHOOK, "alertmanager-webhook-resolved.json", ALERTMANAGER_RESOLVED_IT);

        assertThat(batch.answer()).isEqualTo(Answer.empty(200));
        AlertSignal over = alert(batch);
        assertThat(over.resolved()).isTrue();
        assertThat(over.fingerprint()).isEqualTo("beb69e792e2dfd2e");
        assertThat(over.startsAt()).isEqualTo(Instant.parse("2026-11-26T22:08:36.245151425Z"));
        assertThat(over.endsAt()).isEqualTo(Instant.parse("2026-11-26T22:08:51Z"));
    }

    private static Batch read(IntakeFormat format, String name, Instant now) {
        return format.read(
                Adapters.request(
                        payload(name).getBytes(StandardCharsets.UTF_8),
                        Map.of("Content-Type", "application/json"),
                        Map.of()),
                Adapters.SENDER,
                now);
    }

    private static List<String> fingerprints(List<AlertSignal> alerts) {
        return alerts.stream().map(AlertSignal::fingerprint).toList();
    }
}
