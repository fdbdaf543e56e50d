package io.muster.acceptance;

import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** Monitoring and the people at a running suite, by its public APIs. A call without an answer for 15 s fails. */
final class Outside {
    private static final int PATIENCE_MS = 15_000;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> MODULES =
            List.of("BOARD", "DETECTION", "TRIAGE", "ESCALATION", "COMMS", "RESOLUTION", "REVIEW");
    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .httpClient(httpClientConfig()
                    .setParam("http.connection.timeout", PATIENCE_MS)
                    .setParam("http.socket.timeout", PATIENCE_MS));

    private final Map<String, String> environment;

    private final String traceparent;

    private Outside(Map<String, String> environment, String traceparent) {
        this.environment = environment;
        this.traceparent = traceparent;
    }

    /** @param environment of {@code ./muster env} */
    static Outside of(Map<String, String> environment) {
        return new Outside(environment, null);
    }

    /** The same people and systems, whose requests now belong to that trace. */
    Outside within(String trace) {
        return new Outside(environment, "00-" + trace + "-00f067aa0ba902b7-01");
    }

    /** Services that rami is on call for, paged by webhook at once. */
    void loadServices(URI pager, String... services) {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        int inForce = get("detection", "/declaration-policy").path("version");
        put("OWNER", "detection", "/declaration-policy", """
                {"version": %d,
                 "rules": [{"name": "everything", "match": {}, "outcome": "incident", "severity": "SEV3"}]}""".formatted(inForce));
        put("ADMIN", "escalation", "/people/rami", """
                {"name": "Rami", "timeZone": "Europe/Berlin",
                 "contacts": [{"kind": "webhook", "address": "%s", "secret": "%s"}]}""".formatted(pager, secret));
        put("ADMIN", "escalation", "/policies/rami", """
                {"name": "Rami", "levels": [{"targets": [{"person": "rami"}], "timeout": "PT1H"}], "repeat": 0,
                 "triageOverdue": "PT1S"}""");
        put("ADMIN", "escalation", "/teams/store", """
                {"name": "Store", "members": ["rami"], "lead": "rami"}""");
        for (String service : services) {
            put("ADMIN", "escalation", "/services/" + service, """
                    {"name": "%s", "team": "store", "policy": "rami", "journeys": []}""".formatted(service));
        }
    }

    /** Monitoring posts an alert; the answer's status. */
    int alert(String service, String name) {
        return post(given(environment.get("MUSTER_INTAKE_KEY")), alert(Map.of("alertname", name, "service", service)));
    }

    /** Monitoring posts an alert that leaves no doubt; the answer's status. */
    int payIsDown(String service) {
        return post(
                given(environment.get("MUSTER_INTAKE_KEY")),
                alert(Map.of("alertname", "PayDown", "service", service, "journey", "pay")));
    }

    private int post(RequestSpecification sender, Map<String, Object> alert) {
        return sender.body(List.of(alert))
                .post(url("detection", "/api/v2/alerts"))
                .statusCode();
    }

    private static Map<String, Object> alert(Map<String, String> labels) {
        Instant now = Instant.now();
        Map<String, String> all = new HashMap<>(labels);
        all.put("severity", "critical");
        return Map.of(
                "labels",
                all,
                "startsAt",
                now.toString(),
                "endsAt",
                now.plus(Duration.ofHours(1)).toString());
    }

    UUID declare(String service) {
        return UUID.fromString(as("RESPONDER")
                .body(Map.of("what", service + " does not work", "service", service, "reason", "Orders stopped"))
                .post(url("detection", "/incidents"))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    void note(UUID incident, String text) {
        eventually(() -> as("RESPONDER")
                .body(Map.of("text", text))
                .post(url("triage", "/incidents/" + incident + "/notes"))
                .then()
                .statusCode(201));
    }

    /** The paged person answers, and commands from then on. */
    void acknowledge(UUID incident) {
        eventually(() -> {
            String page = get("escalation", "/incidents/" + incident).path("pages[0].id");
            as("RESPONDER")
                    .post(url("escalation", "/pages/" + page + "/acknowledge"))
                    .then()
                    .statusCode(200);
        });
        await("rami commands " + incident)
                .atMost(SOON)
                .until(() -> "acknowledged"
                        .equals(get("escalation", "/incidents/" + incident).path("escalation.state")));
    }

    /** The commander says that customers are well again. */
    void declareMitigated(UUID incident) {
        eventually(() -> as("RESPONDER")
                .body(Map.of("reason", "Orders are back"))
                .post(url("resolution", "/incidents/" + incident + "/mitigated"))
                .then()
                .statusCode(200));
    }

    /** The three verifications, and the commander's word that it is over. */
    void resolve(UUID incident) {
        Map<String, String> passed = Map.of("owner", "rami", "evidence", "Compared the orders", "result", "passed");
        for (String gate : List.of("data-integrity", "transactions", "user-state")) {
            as("RESPONDER")
                    .body(passed)
                    .put(url("resolution", "/incidents/" + incident + "/verifications/" + gate))
                    .then()
                    .statusCode(200);
        }
        as("RESPONDER")
                .body(Map.of("summary", "Rolled back"))
                .post(url("resolution", "/incidents/" + incident + "/resolved"))
                .then()
                .statusCode(200);
    }

    /** Kinds of what the auditor of paging finds missing, of one incident or, with null, of the service itself. */
    List<String> findings(UUID incident) {
        List<Map<String, Object>> findings = get("escalation", "/paging-audit")
                .then()
                .statusCode(200)
                .extract()
                .path("findings");
        String wanted = incident == null ? null : incident.toString();
        return findings.stream()
                .filter(finding -> Objects.equals(wanted, finding.get("incidentId")))
                .map(finding -> (String) finding.get("kind"))
                .toList();
    }

    /** Waits until the incident's first page was taken by its provider. */
    void isPaged(UUID incident) {
        eventually(() -> assertThat(get("escalation", "/incidents/" + incident).<String>path("pages[0].state"))
                .isEqualTo("handed over"));
    }

    Optional<UUID> incidentOf(String service) {
        List<Map<String, Object>> incidents = get("detection", "/incidents?limit=50")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return incidents.stream()
                .filter(incident -> service.equals(incident.get("service")))
                .map(incident -> UUID.fromString(incident.get("id").toString()))
                .findFirst();
    }

    /** The names of an incident's alerts. */
    List<String> alertsOf(UUID incident) {
        return get("detection", "/alerts?limit=200&incident=" + incident).path("items.labels.alertname");
    }

    String timeline(UUID incident) {
        return get("review", "/incidents/" + incident + "/timeline?limit=200").asString();
    }

    /** The status of an answer. */
    int read(String module, String path) {
        return get(module, path).statusCode();
    }

    /** What every process answers when it is asked whether it lives. */
    List<Integer> liveness() {
        return MODULES.stream().map(module -> health(module, "live")).toList();
    }

    /** What every process answers when it is asked whether it can serve. */
    List<Integer> readiness() {
        return MODULES.stream().map(module -> health(module, "ready")).toList();
    }

    private int health(String module, String kind) {
        URI service = URI.create(environment.get("MUSTER_" + module + "_URL"));
        int management = service.getPort() + 1000;
        return given("none")
                .get("http://localhost:" + management + "/health/" + kind)
                .statusCode();
    }

    private void put(String persona, String module, String path, String body) {
        as(persona).body(body).put(url(module, path)).then().statusCode(200);
    }

    private Response get(String module, String path) {
        return as("RESPONDER").get(url(module, path));
    }

    private static void eventually(ThrowingRunnable call) {
        await().atMost(SOON).untilAsserted(call);
    }

    private RequestSpecification as(String persona) {
        return given(environment.get("MUSTER_TOKEN_" + persona));
    }

    private RequestSpecification given(String bearer) {
        return RestAssured.given()
                .config(CONFIG)
                .headers(traceparent == null ? Map.of() : Map.of("traceparent", traceparent))
                .header("Authorization", "Bearer " + bearer)
                .contentType(ContentType.JSON);
    }

    private String url(String module, String path) {
        return environment.get("MUSTER_" + module.toUpperCase(java.util.Locale.ROOT) + "_URL") + path;
    }
}
