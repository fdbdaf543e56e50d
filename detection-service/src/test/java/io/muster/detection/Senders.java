package io.muster.detection;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests send to the service and ask it. */
public final class Senders {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Senders() {}

    /** A request of a persona. */
    public static RequestSpecification as(String persona) {
        return given().header("Authorization", "Bearer " + Tokens.persona(persona))
                .contentType(ContentType.JSON);
    }

    /** A key of a new integration. */
    public static String newKey() {
        return as("amir")
                .body(Map.of("name", "prometheus " + UUID.randomUUID()))
                .post("/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** A key of a new integration that may set silences. */
    public static String newSilencer() {
        return as("amir")
                .body(Map.of("name", "amtool " + UUID.randomUUID(), "silences", "write"))
                .post("/integrations")
                .then()
                .statusCode(201)
                .body("silences", equalTo("write"))
                .extract()
                .path("key");
    }

    /** A request with an integration's key, in JSON. */
    public static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    public static ValidatableResponse post(String key, Object... alerts) {
        return with(key).body(List.of(alerts)).post("/api/v2/alerts").then();
    }

    /** An alert as Prometheus sends it. */
    public static Map<String, Object> alert(Map<String, String> labels, Instant startsAt, Instant endsAt) {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("labels", labels);
        alert.put("annotations", Map.of("summary", "Orders fail: " + labels.get("alertname")));
        alert.put("startsAt", startsAt.toString());
        alert.put("endsAt", endsAt.toString());
        alert.put("generatorURL", "http://prometheus:9090/graph?g0.expr=up");
        return alert;
    }

    /** Waits until the alert is known and gives it as JSON. */
    public static Response awaitAlert(String fingerprint) {
        await("alert " + fingerprint)
                .atMost(PATIENCE)
                .until(() -> alertOf(fingerprint).statusCode() == 200);
        return alertOf(fingerprint);
    }

    /** Waits until the alert belongs to an incident. */
    public static UUID awaitIncidentOf(String fingerprint) {
        await("an incident of " + fingerprint)
                .atMost(PATIENCE)
                .until(() -> alertOf(fingerprint).path("incidentId") != null);
        return UUID.fromString(alertOf(fingerprint).path("incidentId"));
    }

    public static Response alertOf(String fingerprint) {
        return as("vito").get("/alerts/{fingerprint}", fingerprint);
    }

    /** Waits until an alert with that label fires, and gives its fingerprint. */
    public static String awaitFingerprint(String label, String value) {
        String key = newKey();
        await("an alert of " + value).atMost(PATIENCE).until(() -> fingerprintOf(key, label, value) != null);
        return fingerprintOf(key, label, value);
    }

    private static String fingerprintOf(String key, String label, String value) {
        return with(key)
                .queryParam("filter", label + "=\"" + value + "\"")
                .get("/api/v2/alerts")
                .path("[0]?.fingerprint");
    }
}
