package io.muster.detection.incident;

import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.awaitIncidentOf;
import static io.muster.detection.Senders.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.contracts.Severity;
import io.muster.contracts.Topics;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** From a posted alert to lifecycle events. */
@QuarkusTest
@WithMuster
class EngineTest extends EngineScene {

    @Test
    void anAlertOpensAnIncidentWithItsInitialFacts() {
        fires("Down", now.minusSeconds(30));

        IncidentDetected detected = topic.await(IncidentDetected.class, incident("Down"));

        assertThat(detected.number()).isGreaterThan(1000);
        assertThat(detected.what()).isEqualTo("Orders fail: Down");
        assertThat(detected.where()).containsExactly("eu");
        assertThat(detected.since()).isEqualTo(now.minusSeconds(30));
        assertThat(detected.service()).isEqualTo(service);
        assertThat(detected.proposedSeverity()).isEqualTo(Severity.SEV2);
        assertThat(detected.source()).isEqualTo(Source.MONITORING);
        assertThat(detected.alerts()).extracting(ref -> ref.fingerprint()).containsExactly(fingerprint("Down"));
        assertThat(detected.context().actor()).isEqualTo(Actor.rule("declaration-policy"));
        assertThat(detected.reason()).contains("\"critical\"");
        as("vito")
                .get("/incidents/{id}", detected.incidentId())
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("alerts.firing", equalTo(1))
                .body("alerts.items.fingerprint", hasItem(fingerprint("Down")));
        as("vito")
                .queryParam("fingerprint", fingerprint("Down"))
                .get("/decisions")
                .then()
                .body("items[0].placement", equalTo("new"))
                .body("items[0].outcome", equalTo("incident"))
                .body("items[0].reason", containsString("declaration policy v"));
    }

    @Test
    void repetitionsAreCountedAndMakeNoEvent() {
        fires("Down", now);
        UUID incident = incident("Down");
        fires("Down", now);
        fires("Down", now);

        await().atMost(PATIENCE)
                .until(() -> alertOf(fingerprint("Down")).path("signals").equals(3));

        assertThat(topic.all(incident)).hasSize(1);
    }

    @Test
    void furtherAlertsOfTheScopeAttachAndAStormIsATrickle() {
        fires("Down", now);
        UUID incident = incident("Down");
        fires("First", now);
        SignalsAttached first = topic.await(SignalsAttached.class, incident);
        for (int i = 0; i < 20; i++) {
            fires("Storm" + i, now);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(incident("Storm" + i)).isEqualTo(incident);
        }

        assertThat(first.alerts()).extracting(ref -> ref.fingerprint()).containsExactly(fingerprint("First"));
        clock.forward(Duration.ofSeconds(10));
        await().atMost(PATIENCE)
                .until(() -> attached(incident).stream()
                                .mapToInt(SignalsAttached::count)
                                .sum()
                        == 21);
        List<SignalsAttached> told = attached(incident);
        assertThat(told.stream().flatMap(event -> event.alerts().stream())).hasSize(21);
        assertThat(told.getLast().firing()).isEqualTo(22);
        for (int i = 1; i < told.size(); i++) {
            assertThat(told.get(i).occurredAt())
                    .isAfterOrEqualTo(told.get(i - 1).occurredAt().plusSeconds(10));
        }
    }

    private List<SignalsAttached> attached(UUID incident) {
        return topic.all(incident).stream()
                .filter(SignalsAttached.class::isInstance)
                .map(SignalsAttached.class::cast)
                .toList();
    }

    @Test
    void whenEveryAlertIsResolvedTheSignalsAreCleared() {
        fires("A", now);
        UUID incident = incident("A");
        fires("B", now);
        assertThat(incident("B")).isEqualTo(incident);
        clock.forward(Duration.ofSeconds(11));

        resolves("A", now);
        await().atMost(PATIENCE)
                .until(() -> "resolved".equals(alertOf(fingerprint("A")).path("state")));
        assertThat(topic.all(incident)).noneMatch(SignalsCleared.class::isInstance);
        resolves("B", now);

        assertThat(topic.await(SignalsCleared.class, incident).fingerprints())
                .containsExactlyInAnyOrder(fingerprint("A"), fingerprint("B"));
    }

    @Test
    void aSourceThatGoesSilentIsLostAndNotResolved() {
        fires("Down", now);
        UUID incident = incident("Down");
        clock.forward(Duration.ofMinutes(6));

        SourceLost lost = topic.await(SourceLost.class, incident);

        assertThat(lost.fingerprints()).containsExactly(fingerprint("Down"));
        alertOf(fingerprint("Down")).then().body("state", equalTo("lost"));
        assertThat(topic.all(incident)).noneMatch(SignalsCleared.class::isInstance);
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        fires("Down", now.minus(Duration.ofMinutes(6)));
        await().atMost(PATIENCE)
                .until(() -> "firing".equals(alertOf(fingerprint("Down")).path("state")));
        assertThat(incident("Down")).isEqualTo(incident);
    }

    @Test
    void whatThePolicyCallsMinorIsKeptWithoutAnIncident() {
        Map<String, String> labels = new HashMap<>(labels("Slow"));
        labels.put("severity", "info");
        post(key, alert(labels, now, now.plusSeconds(240))).statusCode(200);
        String fingerprint = Fingerprint.of(Labels.cleaned(labels));

        awaitAlert(fingerprint).then().body("incidentId", equalTo(null));

        as("vito")
                .queryParam("fingerprint", fingerprint)
                .get("/decisions")
                .then()
                .body("items[0].outcome", equalTo("minor"))
                .body("items[0].rule", equalTo("informational"));
    }

    @Test
    void thePolicyIsDataAndItsNextVersionDecides() {
        String team = "team-" + UUID.randomUUID();
        Map<String, String> labels = Map.of("alertname", "Quiet", "service", service, "team", team);
        post(key, alert(labels, now, now.plusSeconds(240))).statusCode(200);
        String fingerprint = Fingerprint.of(Labels.cleaned(labels));
        awaitAlert(fingerprint).then().body("incidentId", equalTo(null));
        Map<String, Object> policy =
                new HashMap<>(as("olga").get("/declaration-policy").as(Map.class));
        List<Object> rules = new java.util.ArrayList<>((List<?>) policy.get("rules"));
        rules.addFirst(Map.of(
                "name",
                team,
                "match",
                Map.of("labels", Map.of("team", team)),
                "outcome",
                "incident",
                "severity",
                "SEV3"));

        as("olga")
                .body(Map.of("rules", rules, "version", policy.get("version")))
                .put("/declaration-policy")
                .then()
                .statusCode(200);
        post(key, alert(labels, now, now.plusSeconds(240))).statusCode(200);

        assertThat(topic.await(IncidentDetected.class, awaitIncidentOf(fingerprint))
                        .proposedSeverity())
                .isEqualTo(Severity.SEV3);
    }

    @Test
    void aRecordThatNobodyUnderstandsIsADeadLetterAndStopsNothing() throws Exception {
        String garbage = UUID.randomUUID().toString();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.SIGNALS, garbage, "no JSON " + garbage))
                    .get();
        }

        fires("Down", now);

        assertThat(incident("Down")).isNotNull();
        await().atMost(PATIENCE)
                .until(() -> as("amir").get("/dead-letters").asString().contains(garbage));
    }
}
