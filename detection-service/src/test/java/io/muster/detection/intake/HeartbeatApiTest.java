package io.muster.detection.intake;

import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signs of life over HTTP, and what becomes of one that is missing. */
@QuarkusTest
@WithMuster
class HeartbeatApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void missingSignsOfLifeAreAnAlertThatOnlyASignResolves() {
        String name = "nightly-" + UUID.randomUUID();
        String key = newKey();
        String alert = as("rami")
                .body(Map.of("interval", "PT10S", "grace", "PT5S", "service", name))
                .put("/heartbeats/{name}", name)
                .then()
                .statusCode(200)
                .body("state", equalTo("waiting"))
                .extract()
                .path("alert");
        genie(key)
                .get("/v2/heartbeats/{name}/ping", name)
                .then()
                .statusCode(202)
                .body("result", startsWith("PONG"));
        awaitHeartbeat(name, "alive", notNullValue());
        alertOf(alert).then().statusCode(404);

        clock.forward(Duration.ofMinutes(2));
        awaitHeartbeat(name, "missing", notNullValue());
        awaitAlert(alert)
                .then()
                .body("labels.alertname", equalTo("HeartbeatMissing"))
                .body("state", equalTo("lost"))
                .body("incidentId", notNullValue())
                .body("summary", startsWith("No sign of life from " + name));
        assertIncidentHasLost(alert, "No sign of life from " + name);

        with(newKey()).post("/heartbeats/{name}/ping", name).then().statusCode(202);
        awaitHeartbeat(name, "alive", notNullValue());
        await().atMost(PATIENCE).until(() -> "resolved".equals(alertOf(alert).path("state")));
        as("rami").delete("/heartbeats/{name}", name).then().statusCode(204);
        as("vito").get("/heartbeats/{name}", name).then().statusCode(404).body("code", equalTo("heartbeat-unknown"));
    }

    private static void assertIncidentHasLost(String alert, String reason) {
        String incident = alertOf(alert).path("incidentId");
        as("vito")
                .get("/incidents/{id}", incident)
                .then()
                .body("alerts.firing", equalTo(0))
                .body("alerts.lost", equalTo(1));
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            SourceLost lost = topic.await(SourceLost.class, UUID.fromString(incident));
            assertThat(lost.fingerprints()).containsExactly(alert);
            assertThat(lost.reason()).startsWith(reason);
        }
    }

    @Test
    void theFirstSignOfLifeOfAllResolvesAsWell() {
        String name = "never-" + UUID.randomUUID();
        String alert = as("rami")
                .body(Map.of("interval", "PT10S", "grace", "PT5S", "service", name))
                .put("/heartbeats/{name}", name)
                .then()
                .statusCode(200)
                .extract()
                .path("alert");
        clock.forward(Duration.ofMinutes(2));
        awaitHeartbeat(name, "missing", nullValue());
        awaitAlert(alert).then().body("state", equalTo("lost"));

        with(newKey()).post("/heartbeats/{name}/ping", name).then().statusCode(202);

        await().atMost(PATIENCE).until(() -> "resolved".equals(alertOf(alert).path("state")));
        as("rami").delete("/heartbeats/{name}", name).then().statusCode(204);
    }

    @Test
    void aHeartbeatIsNotShorterThanTenSeconds() {
        as("rami")
                .body(Map.of("interval", "PT9S"))
                .put("/heartbeats/x")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-heartbeat"));
        as("rami")
                .body(Map.of("interval", "PT10S"))
                .put("/heartbeats/a b")
                .then()
                .statusCode(400);
    }

    private static io.restassured.specification.RequestSpecification genie(String key) {
        return given().header("Authorization", "GenieKey " + key).contentType("application/json");
    }

    private static void awaitHeartbeat(String name, String state, Matcher<Object> ping) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("vito")
                        .get("/heartbeats/{name}", name)
                        .then()
                        .body("state", equalTo(state))
                        .body("lastPingAt", ping));
    }
}
