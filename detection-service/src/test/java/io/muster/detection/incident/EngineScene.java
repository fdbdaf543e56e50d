package io.muster.detection.incident;

import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitIncidentOf;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.post;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.EventContext;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A sender with a service of its own, whose alerts go through real Kafka and PostgreSQL. */
abstract class EngineScene {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static LifecycleTopic topic;

    @Inject
    MovableClock clock;

    String key;
    String service;
    Instant now;

    @BeforeAll
    static void listen() {
        topic = LifecycleTopic.open();
    }

    @AfterAll
    static void hangUp() {
        topic.close();
    }

    @BeforeEach
    void sender() {
        key = newKey();
        service = "svc-" + UUID.randomUUID();
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void fires(String name, Instant startsAt) {
        post(key, alert(labels(name), startsAt, now.plusSeconds(240))).statusCode(200);
    }

    void resolves(String name, Instant startsAt) {
        post(key, alert(labels(name), startsAt, now.plusMillis(1))).statusCode(200);
    }

    Map<String, String> labels(String name) {
        return Map.of("alertname", name, "service", service, "severity", "critical", "region", "eu");
    }

    String fingerprint(String name) {
        return Fingerprint.of(Labels.cleaned(labels(name)));
    }

    UUID incident(String name) {
        return awaitIncidentOf(fingerprint(name));
    }

    EventContext context(UUID incident) {
        return EventContext.internal(incident, now, Actor.person("ada"), "because");
    }

    static void awaitState(UUID incident, String state) {
        await().atMost(PATIENCE)
                .until(() ->
                        state.equals(as("vito").get("/incidents/{id}", incident).path("state")));
    }
}
