package io.muster.detection;

import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Alerts by the ten thousand: a trickle of events, next to no writes for repetitions, and no list that fills the memory. */
@QuarkusTest
@WithMuster
class StormTest {

    private static final int STORM = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    MovableClock clock;

    private final String service = "svc-" + UUID.randomUUID();

    @Test
    void tenThousandAlertsOfOneScopeAreOneIncidentAndAHandfulOfEvents() {
        String key = newKey();
        Instant start = clock.instant();
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            post(key, start);
            await().atMost(PATIENCE).until(() -> count("select count(*) from alert where " + ours()) == STORM);

            assertThat(count("select count(distinct incident_id) from alert where " + ours()))
                    .isEqualTo(1);
            assertThat(count("select count(*) from decided_signal where signal like '%" + service + "%'"))
                    .isEqualTo(STORM);
            UUID incident = UUID.fromString(
                    Infrastructure.database().text("select incident_id from alert where " + ours() + " limit 1"));
            clock.forward(Duration.ofSeconds(11));
            await().atMost(PATIENCE).until(() -> attached(topic, incident) == STORM - 1);
            // one at once, then one for each ten seconds that the storm lasted on this machine, and what ends it
            long tens = Duration.between(start, clock.instant()).toSeconds() / 10;
            assertThat(topic.all(incident)).hasSizeLessThanOrEqualTo(3 + (int) tens);
        }
        assertThat(writesOfRepetitions(key, start)).isZero();
        assertAllIsSentInParts(key, "/api/v2/alerts");
        assertAllIsSentInParts(key, "/api/v2/alerts/groups");
    }

    private static int attached(LifecycleTopic topic, UUID incident) {
        return topic.all(incident).stream()
                .mapToInt(event -> event instanceof SignalsAttached some ? some.count() : 0)
                .sum();
    }

    private long writesOfRepetitions(String key, Instant start) {
        long writes = count("select sum(version) from alert where " + ours());
        post(key, start);
        post(key, start);
        await().atMost(PATIENCE)
                .until(() ->
                        Senders.alertOf(fingerprint(STORM - 1)).path("signals").equals(3));
        return count("select sum(version) from alert where " + ours()) - writes;
    }

    /** A caller that stops reading does not make us hold the list for him. */
    private static void assertAllIsSentInParts(String key, String path) {
        long before = usedMemory();
        try (Socket caller = new Socket("127.0.0.1", RestAssured.port)) {
            caller.setReceiveBufferSize(1 << 16);
            String request = "GET " + path + " HTTP/1.1\r\nHost: t\r\nConnection: close\r\nAuthorization: Bearer " + key
                    + "\r\n\r\n";
            caller.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = caller.getInputStream();
            assertThat(answer.read()).isPositive();
            await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> usedMemory() - before < STORM * 500L);

            String list = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(list.split("\"fingerprint\":", -1)).hasSizeGreaterThan(STORM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void post(String key, Instant start) {
        for (int first = 0; first < STORM; first += 500) {
            List<Map<String, Object>> alerts = new ArrayList<>();
            for (int i = first; i < first + 500; i++) {
                alerts.add(alert(labels(i), start, clock.instant().plusSeconds(240)));
            }
            with(key).body(alerts).post("/api/v2/alerts").then().statusCode(200);
        }
    }

    private String fingerprint(int number) {
        return Fingerprint.of(Labels.cleaned(labels(number)));
    }

    private Map<String, String> labels(int number) {
        return Map.of("alertname", "Storm" + number, "service", service, "severity", "critical");
    }

    private String ours() {
        return "labels ->> 'service' = '" + service + "'";
    }

    private static long count(String sql) {
        return Infrastructure.database().number(sql);
    }
}
