package io.muster.detection.intake;

import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The formats over HTTP, and what becomes of what they take in. */
@QuarkusTest
@WithMuster
class FormatsApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    MovableClock clock;

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void aPagerDutyEventIsTriggeredAcknowledgedAndResolved() {
        String key = newKey();
        String name = "svc-" + UUID.randomUUID();

        String dedup = given().contentType("application/json")
                .body("{\"routing_key\":\"" + key
                        + "\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"Cards are refused\","
                        + "\"source\":\"pay-1\",\"severity\":\"critical\",\"component\":\"" + name + "\"}}")
                .post("/v2/enqueue")
                .then()
                .statusCode(202)
                .body("status", equalTo("success"))
                .extract()
                .path("dedup_key");
        String fingerprint = awaitFingerprint("service", name);
        enqueue(key, "acknowledge", dedup);
        awaitRemark(fingerprint, "acknowledged");
        awaitAlert(fingerprint).then().body("state", equalTo("firing"));
        enqueue(key, "resolve", dedup);

        await().atMost(PATIENCE)
                .until(() -> "resolved".equals(alertOf(fingerprint).path("state")));
        alertOf(fingerprint)
                .then()
                .body("summary", equalTo("Cards are refused"))
                .body("labels.service", equalTo(name));
    }

    @Test
    void aResolveOfNothingIsDroppedAndAWrongKeyIsToldInItsShape() {
        String key = newKey();
        enqueue(key, "resolve", "nothing-" + UUID.randomUUID());

        given().contentType("application/json")
                .body("{\"routing_key\":\"nobody\",\"event_action\":\"trigger\"}")
                .post("/v2/enqueue")
                .then()
                .statusCode(400)
                .body("status", equalTo("invalid event"))
                .body("errors", hasSize(1));
        given().get("/v2/enqueue").then().statusCode(405).contentType("application/json");
    }

    /** A monitoring tool that sends what no database can hold is still heard; a person who asks for it is told. */
    @Test
    void aNulIsReplacedInWhatToolsSendAndRefusedInParameters() {
        String name = "svc-" + UUID.randomUUID();
        given().contentType("application/json")
                .body("{\"routing_key\":\"" + newKey()
                        + "\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"Cards \\u0000 are \\ud800 refused\","
                        + "\"source\":\"pay-1\",\"severity\":\"critical\",\"component\":\"" + name + "\"}}")
                .post("/v2/enqueue")
                .then()
                .statusCode(202);

        awaitAlert(awaitFingerprint("service", name)).then().body("summary", equalTo("Cards \ufffd are ? refused"));
        as("vito")
                .urlEncodingEnabled(false)
                .get("/alerts/%00")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void aChangeCanBeLookedUp() {
        String what = "Deployed " + UUID.randomUUID();
        given().contentType("application/json")
                .body("{\"routing_key\":\"" + newKey() + "\",\"payload\":{\"summary\":\"" + what
                        + "\",\"source\":\"ci\"},\"links\":[{\"href\":\"https://ci/1\",\"text\":\"Build\"}]}")
                .post("/v2/change/enqueue")
                .then()
                .statusCode(202)
                .body("message", equalTo("Change event processed"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> as("vito").get("/changes").then().body("items.summary", hasItem(what)));
        as("vito")
                .get("/changes?since={t}", clock.instant().plusSeconds(60).toString())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Response page = as("vito").get("/changes?limit=1");
        if (page.path("next") != null) {
            as("vito")
                    .get("/changes?limit=1&cursor=" + page.path("next"))
                    .then()
                    .statusCode(200);
        }
        as("vito").get("/changes?cursor=nonsense!").then().statusCode(400);
    }

    @Test
    void anOpsgenieAlertLivesUnderItsAliasAndItsRequestsTellWhatBecameOfThem() {
        String key = newKey();
        String alias = "alias " + UUID.randomUUID();

        String created = genie(key)
                .body(Map.of("message", "Orders fail", "alias", alias, "priority", "P2"))
                .post("/v2/alerts")
                .then()
                .statusCode(202)
                .body("result", equalTo("Request will be processed"))
                .extract()
                .path("requestId");
        String fingerprint = awaitRequest(key, created, true).path("data.alertId");
        String retitled = genie(key)
                .body(Map.of("message", "All orders fail"))
                .put("/v2/alerts/{alias}/message?identifierType=alias", alias)
                .then()
                .statusCode(202)
                .extract()
                .path("requestId");
        awaitRequest(key, retitled, true);
        genie(key)
                .get("/v2/alerts/{alias}?identifierType=alias", alias)
                .then()
                .statusCode(200)
                .body("data.id", equalTo(fingerprint))
                .body("data.alias", equalTo(alias))
                .body("data.message", equalTo("All orders fail"))
                .body("data.status", equalTo("open"))
                .body("data.acknowledged", equalTo(false))
                .body("data.priority", equalTo("P2"))
                .body("requestId", notNullValue());
        String tiny = genie(key).get("/v2/alerts/{id}", fingerprint).path("data.tinyId");
        genie(key).get("/v2/alerts/{tiny}?identifierType=tiny", tiny).then().body("data.id", equalTo(fingerprint));
        genie(newKey())
                .get("/v2/alerts/{id}", fingerprint)
                .then()
                .statusCode(404)
                .body("message", notNullValue());
        genie("nobody").get("/v2/alerts/{id}", fingerprint).then().statusCode(401);
        alertOf(fingerprint)
                .then()
                .body("annotations.summary", equalTo("All orders fail"))
                .body("labels.severity", equalTo("error"));
        String closed = genie(key)
                .body(Map.of("user", "ada", "note", "fixed"))
                .post("/v2/alerts/{id}/close", fingerprint)
                .then()
                .statusCode(202)
                .extract()
                .path("requestId");
        awaitRequest(key, closed, true);

        await().atMost(PATIENCE)
                .until(() -> "resolved".equals(alertOf(fingerprint).path("state")));
        genie(key)
                .get("/v2/alerts/{id}", fingerprint)
                .then()
                .body("data.status", equalTo("closed"))
                .body("data.report.closedBy", equalTo("ada"));
        as("vito")
                .get("/alerts/{f}/remarks", fingerprint)
                .then()
                .body("kind", equalTo(List.of("closed", "retitled")))
                .body("[0].person", equalTo("ada"));
        genie(newKey()).get("/v2/alerts/requests/{id}", closed).then().statusCode(404);
    }

    @Test
    void whatOpsgenieCannotFindOrTakeIsToldInItsShape() {
        String key = newKey();
        String unknown = genie(key)
                .post("/v2/alerts/{alias}/close?identifierType=alias", UUID.randomUUID())
                .then()
                .statusCode(202)
                .extract()
                .path("requestId");

        awaitRequest(key, unknown, false).then().body("data.status", equalTo("Alert does not exist"));
        genie(key).body("{}").post("/v2/alerts").then().statusCode(422).body("errors.message", notNullValue());
        genie(key).post("/v2/alerts/x/explode").then().statusCode(404).body("requestId", notNullValue());
        genie(key).get("/v2/alerts/requests/nonsense").then().statusCode(404);
        genie("nobody")
                .body("{}")
                .post("/v2/alerts")
                .then()
                .statusCode(401)
                .body("message", equalTo("Could not authenticate"));
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
        as("vito")
                .get("/incidents/{id}", alertOf(alert).<String>path("incidentId"))
                .then()
                .body("alerts.firing", equalTo(0))
                .body("alerts.lost", equalTo(1));
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            SourceLost lost =
                    topic.await(SourceLost.class, UUID.fromString(alertOf(alert).path("incidentId")));
            assertThat(lost.fingerprints()).containsExactly(alert);
            assertThat(lost.reason()).startsWith("No sign of life from " + name);
        }

        with(key).post("/heartbeats/{name}/ping", name).then().statusCode(202);
        awaitHeartbeat(name, "alive", notNullValue());
        await().atMost(PATIENCE).until(() -> "resolved".equals(alertOf(alert).path("state")));
        as("rami").delete("/heartbeats/{name}", name).then().statusCode(204);
        as("vito").get("/heartbeats/{name}", name).then().statusCode(404).body("code", equalTo("heartbeat-unknown"));
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

    @Test
    void aMappingIsTriedOnASampleBeforeItIsSaved() {
        Map<String, Object> mapping = Map.of(
                "key", "$.nr",
                "summary", "$.text",
                "labels", Map.of("service", "$.svc", "severity", "critical"),
                "status", "$.state",
                "resolvedWhen", List.of("gone"));
        String service = "svc-" + UUID.randomUUID();
        Map<String, Object> sample = Map.of("nr", 7, "text", "Cards are refused", "svc", service, "state", "new");
        Response made = as("amir")
                .body(Map.of("name", "own " + UUID.randomUUID(), "kind", "mapped"))
                .post("/integrations");

        with(made.path("key")).body(sample).post("/intake/mapped").then().statusCode(409);
        as("amir")
                .body(Map.of("mapping", mapping, "sample", sample))
                .post("/integrations/mapping/try")
                .then()
                .statusCode(200)
                .body("alerts[0].state", equalTo("firing"))
                .body("alerts[0].labels.service", equalTo(service))
                .body("problem", nullValue());
        as("amir")
                .body(Map.of("mapping", mapping, "sample", Map.of("other", 1)))
                .post("/integrations/mapping/try")
                .then()
                .body("problem", containsString("no key"));
        as("amir")
                .body(Map.of("key", "$.a[?(", "summary", "x"))
                .put("/integrations/{id}/mapping", made.<String>path("id"))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-mapping"));
        as("amir")
                .body(mapping)
                .put("/integrations/{id}/mapping", made.<String>path("id"))
                .then()
                .statusCode(200);

        with(made.path("key")).body(sample).post("/intake/mapped").then().statusCode(202);
        assertThat(awaitFingerprint("service", service)).isNotNull();
    }

    @Test
    void sentryIsAnsweredWellWithinASecondAndItsSignatureChecked() {
        Response made = as("amir")
                .body(Map.of("name", "sentry " + UUID.randomUUID(), "kind", "sentry", "secret", "hush-hush-hush"))
                .post("/integrations");
        made.then().body("signs", equalTo(true)).body("secret", nullValue());
        String body = Adapters.payload("sentry-issue.json");
        String signature =
                new Signatures().hex(new io.muster.detection.integration.Secret("hush-hush-hush"), body.getBytes());

        given().contentType("application/json")
                .header("Sentry-Hook-Resource", "issue")
                .header("Sentry-Hook-Signature", signature)
                .body(body)
                .post("/k/{key}/intake/sentry", made.<String>path("key"))
                .then()
                .statusCode(200)
                .time(org.hamcrest.Matchers.lessThan(1000L));
        given().contentType("application/json")
                .header("Sentry-Hook-Resource", "issue")
                .body(body)
                .post("/k/{key}/intake/sentry", made.<String>path("key"))
                .then()
                .statusCode(401)
                .body("code", equalTo("intake-signature-required"));
    }

    @Test
    void theOtherSendersHaveTheirAddresses() {
        String key = newKey();
        with(key)
                .body(Adapters.payload("grafana.json"))
                .put("/intake/grafana")
                .then()
                .statusCode(200);
        with(key)
                .body(Adapters.payload("datadog.json"))
                .post("/intake/datadog")
                .then()
                .statusCode(200);
        with(key)
                .body(Adapters.payload("newrelic.json"))
                .post("/intake/newrelic")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + key)
                .contentType("application/cloudevents+json")
                .body("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"}")
                .post("/intake/cloudevents")
                .then()
                .statusCode(202);
        given().header("WebHook-Request-Origin", "eventemitter.example.com")
                .options("/intake/cloudevents")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", "eventemitter.example.com")
                .header("WebHook-Allowed-Rate", "*");
    }

    @Test
    void peopleReportByAFormThatNeedsNoScript() {
        as("vito")
                .accept("text/html")
                .get("/report")
                .then()
                .statusCode(200)
                .body(containsString("<form method=\"post\""))
                .body(not(containsString("<script")));
        String taken = form("support", "Can't pay <b>now</b>")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String receipt = taken.replaceAll("(?s).*/reports/([0-9a-f-]{36}).*", "$1");

        await().atMost(PATIENCE)
                .until(() -> !"pending"
                        .equals(as("vito").get("/reports/{id}", receipt).path("state")));
        form("monitoring", "<b>x</b>")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .body(containsString("&lt;b&gt;x"));
        given().accept("text/html").get("/report").then().statusCode(401);
    }

    private static Response form(String team, String what) {
        return as("vito")
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .formParam("team", team)
                .formParam("what", what)
                .formParam("where", "eu, mobile")
                .post("/report");
    }

    private static void enqueue(String key, String action, String dedup) {
        given().contentType("application/json")
                .body(Map.of("routing_key", key, "event_action", action, "dedup_key", dedup))
                .post("/v2/enqueue")
                .then()
                .statusCode(202)
                .body("dedup_key", equalTo(dedup));
    }

    private static io.restassured.specification.RequestSpecification genie(String key) {
        return given().header("Authorization", "GenieKey " + key).contentType("application/json");
    }

    private static Response awaitRequest(String key, String request, boolean success) {
        await().atMost(PATIENCE)
                .until(() -> genie(key).get("/v2/alerts/requests/{id}", request).statusCode() == 200);
        Response answer = genie(key).get("/v2/alerts/requests/{id}", request);
        answer.then().body("data.isSuccess", equalTo(success));
        return answer;
    }

    private static void awaitRemark(String fingerprint, String kind) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("vito")
                        .get("/alerts/{f}/remarks", fingerprint)
                        .then()
                        .body("kind", hasItem(kind)));
    }

    private static void awaitHeartbeat(String name, String state, Matcher<Object> ping) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("vito")
                        .get("/heartbeats/{name}", name)
                        .then()
                        .body("state", equalTo(state))
                        .body("lastPingAt", ping));
    }

    private static String awaitFingerprint(String label, String value) {
        await().atMost(PATIENCE).until(() -> fingerprintOf(label, value) != null);
        return fingerprintOf(label, value);
    }

    /** Looks through all pages; null when there is no such alert. */
    private static String fingerprintOf(String label, String value) {
        String next = "";
        while (next != null) {
            Response page = as("vito").get("/alerts?limit=200" + (next.isEmpty() ? "" : "&cursor=" + next));
            String found = page.path("items.find { it.labels." + label + " == '" + value + "' }?.fingerprint");
            if (found != null) {
                return found;
            }
            next = page.path("next");
        }
        return null;
    }
}
