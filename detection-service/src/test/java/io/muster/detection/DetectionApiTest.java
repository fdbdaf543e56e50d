package io.muster.detection;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Severity;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The API by itself: who may, what is refused, what it looks like. */
@QuarkusTest
@WithMuster
class DetectionApiTest {

    private static final UUID NOBODY_KNOWS = UUID.fromString("019aa000-0000-7000-8000-000000000000");

    @Inject
    MovableClock clock;

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void theOpenApiDocumentIsTheCommittedOne() {
        OpenApi.verify("detection-service");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return RoleMatrix.of("detection-service");
    }

    @Test
    void anyoneDeclaresAnIncidentAndLearnsItsNumber() {
        String service = "svc-" + UUID.randomUUID();

        Response declared = declare(service);

        declared.then().statusCode(201).body("number", greaterThan(1000)).header("Location", startsWith("http"));
        UUID id = UUID.fromString(declared.path("id"));
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            IncidentDetected detected = topic.await(IncidentDetected.class, id);
            assertThat(detected.what()).isEqualTo("Cards are refused");
            assertThat(detected.where()).containsExactly("eu");
            assertThat(detected.source()).isEqualTo(Source.DECLARED);
            assertThat(detected.actor()).isEqualTo(Actor.person("vito"));
            assertThat(detected.reason()).isEqualTo("ten calls in a minute");
            assertThat(detected.proposedSeverity()).isEqualTo(Severity.SEV3);
        }
        as("vito").get("/incidents/{id}", id).then().statusCode(200).body("service", equalTo(service));
        as("vito").get("/incidents").then().body("items.id", hasItem(id.toString()));
    }

    @Test
    void whereAnIncidentIsOpenTheSecondDeclarationNamesIt() {
        String service = "svc-" + UUID.randomUUID();
        String first = declare(service).path("id");

        declare(service)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("scope-taken"))
                .body("incidentId", equalTo(first))
                .body("detail", containsString("Cards are refused"));
    }

    @Test
    void aRepeatedDeclarationWithTheSameKeyIsAnsweredOnce() {
        Map<String, Object> body =
                Map.of("what", "Cards are refused", "service", "svc-" + UUID.randomUUID(), "reason", "calls");
        String key = UUID.randomUUID().toString();

        String first = as("vito")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/incidents")
                .path("id");

        as("vito")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/incidents")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
    }

    @Test
    void aDeclarationWithoutWhatOrReasonIsNotValid() {
        as("vito")
                .body(Map.of("reason", "so"))
                .post("/incidents")
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"));
        as("vito")
                .body(Map.of("what", "x", "reason", "so", "journeys", List.of("teleport")))
                .post("/incidents")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void whatWouldBeginLaterIsToldToWhoSaidIt() {
        String ahead = clock.instant().plus(Duration.ofDays(400)).toString();

        as("vito")
                .body(Map.of("what", "Checkout", "reason", "seen", "since", ahead))
                .post("/incidents")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-declaration"))
                .body("detail", startsWith("since lies ahead"));
        as("vito")
                .body(Map.of("source", "support", "what", "Checkout", "since", ahead))
                .post("/reports")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-report"))
                .body("detail", startsWith("since lies ahead"));
    }

    @Test
    void whatNobodyKnowsIsNotFound() {
        as("vito")
                .get("/incidents/{id}", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .body("code", equalTo("incident-unknown"));
        as("vito").get("/alerts/{f}", "0000000000000000").then().statusCode(404).body("code", equalTo("alert-unknown"));
        as("vito").get("/reports/{id}", NOBODY_KNOWS).then().statusCode(404).body("code", equalTo("receipt-unknown"));
        as("amir")
                .post("/integrations/{id}/rotate", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .body("code", equalTo("integration-unknown"));
    }

    @Test
    void aReceiptIsPendingUntilTheEngineHasReadIt() {
        as("vito")
                .get("/reports/{id}", Ids.at(clock.instant()))
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));
    }

    @Test
    void aReportNeedsAPersonAsItsSource() {
        as("vito")
                .body(Map.of("source", "monitoring", "what", "x"))
                .post("/reports")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-report"));
        as("vito").body(Map.of("source", "support")).post("/reports").then().statusCode(422);
        given().contentType("application/json")
                .body(Map.of())
                .post("/reports")
                .then()
                .statusCode(401);
    }

    @Test
    void listsArePaged() {
        declare("svc-" + UUID.randomUUID());
        declare("svc-" + UUID.randomUUID());

        Response first = as("vito").get("/incidents?limit=1");
        Response second = as("vito").get("/incidents?limit=1&cursor=" + first.path("next"));

        int newest = first.path("items[0].number");
        assertThat((int) second.path("items[0].number")).isLessThan(newest);
        as("vito").get("/incidents?cursor=nonsense!").then().statusCode(400).body("code", equalTo("invalid-cursor"));
        as("vito").get("/alerts?state=sleeping").then().statusCode(400);
    }

    @Test
    void aKeyIsToldOnceAndWorksUntilItIsTakenAway() {
        String name = "grafana " + UUID.randomUUID();
        Response made = as("amir").body(Map.of("name", name)).post("/integrations");
        String key = made.path("key");
        String id = made.path("id");
        made.then().statusCode(201).body("source", equalTo("monitoring")).header("Cache-Control", "no-store");

        as("amir")
                .get("/integrations?limit=200")
                .then()
                .body("items.find { it.id == '" + id + "' }.key", nullValue())
                .body("items.find { it.id == '" + id + "' }.createdBy", equalTo("amir"));
        as("amir")
                .body(Map.of("name", name))
                .post("/integrations")
                .then()
                .statusCode(409)
                .body("code", equalTo("integration-name-taken"));
        with(key).get("/api/v2/status").then().statusCode(200);
        as("amir").delete("/integrations/{id}", id).then().statusCode(204);
        with(key).get("/api/v2/status").then().statusCode(401);
        as("amir")
                .post("/integrations/{id}/rotate", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("integration-revoked"));
    }

    @Test
    void afterARotationTheOldKeyWorksForAnHour() {
        Response made =
                as("amir").body(Map.of("name", "rotating " + UUID.randomUUID())).post("/integrations");
        String old = made.path("key");

        String fresh = as("amir")
                .post("/integrations/{id}/rotate", made.<String>path("id"))
                .then()
                .statusCode(200)
                .body("previousKeyUntil", notNullValue())
                .extract()
                .path("key");

        with(fresh).get("/api/v2/status").then().statusCode(200);
        with(old).get("/api/v2/status").then().statusCode(200);
        clock.forward(Duration.ofMinutes(61));
        with(old).get("/api/v2/status").then().statusCode(401);
        with(fresh).get("/api/v2/status").then().statusCode(200);
    }

    @Test
    void aFlawedPolicyIsNotPublished() {
        Map<String, Object> rule = Map.of("name", "same", "match", Map.of(), "outcome", "minor");

        as("olga")
                .body(Map.of("rules", List.of(rule, rule)))
                .put("/declaration-policy")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-declaration-policy"))
                .body("detail", containsString("two rules"));
        as("olga")
                .body(Map.of("rules", List.of(Map.of("name", "x", "outcome", "maybe"))))
                .put("/declaration-policy")
                .then()
                .statusCode(422);
        as("vito")
                .body(Map.of("rules", List.of(rule)))
                .put("/declaration-policy")
                .then()
                .statusCode(403);
        as("olga")
                .body(Map.of("version", 1_000_000, "rules", List.of(rule)))
                .put("/declaration-policy")
                .then()
                .statusCode(409)
                .body("code", equalTo("declaration-policy-outdated"));
        as("olga")
                .body(Map.of("rules", List.of(rule)))
                .put("/declaration-policy")
                .then()
                .statusCode(409)
                .body("code", equalTo("declaration-policy-outdated"));
    }

    @Test
    void aVersionOfThePolicyIsReadAsItWas() {
        as("vito")
                .get("/declaration-policy/versions/2")
                .then()
                .statusCode(200)
                .body("publishedBy", equalTo("muster"))
                .body(
                        "rules.find { it.name == 'buying journey' }.match.journeys",
                        equalTo(List.of("browse", "cart", "checkout", "pay")));
        as("vito")
                .get("/declaration-policy/versions/1000000")
                .then()
                .statusCode(404)
                .body("code", equalTo("declaration-policy-unknown"));
    }

    @Test
    void anAlertmanagersNotificationIsFannedOut() {
        String one = "W" + UUID.randomUUID().toString().replace("-", "");
        String two = "W" + UUID.randomUUID().toString().replace("-", "");
        String body = """
                {"receiver":"muster","status":"firing","version":"4","groupKey":"{}:{}","truncatedAlerts":0,
                 "externalURL":"http://am:9093","groupLabels":{},"commonLabels":{},"commonAnnotations":{},
                 "alerts":[
                  {"status":"firing","labels":{"alertname":"%s"},"annotations":{},"startsAt":"2026-11-20T10:00:00Z",
                   "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p/graph","fingerprint":"x"},
                  {"status":"resolved","labels":{"alertname":"%s"},"annotations":{},"startsAt":"2026-11-20T10:00:00Z",
                   "endsAt":"2026-11-20T10:05:00Z","generatorURL":"http://p/graph","fingerprint":"y"}]}
                """.formatted(one, two);

        with(newKey()).body(body).post("/intake/alertmanager").then().statusCode(200);

        Senders.awaitAlert(fingerprint(one))
                .then()
                .body("state", equalTo("firing"))
                .body("endsAt", nullValue());
        Senders.awaitAlert(fingerprint(two)).then().body("state", equalTo("resolved"));
    }

    @Test
    void aNotificationThatIsNoneIsAProblem() {
        String key = newKey();
        with(key)
                .body("{}")
                .post("/intake/alertmanager")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-notification"));
        with(key)
                .body("{\"alerts\":[{\"labels\":{}}]}")
                .post("/intake/alertmanager")
                .then()
                .statusCode(400)
                .body("detail", containsString("at least one label"));
        with(key)
                .body(" ".repeat((8 << 20) + 1))
                .post("/intake/alertmanager")
                .then()
                .statusCode(413);
        with("nobody")
                .body("{}")
                .post("/intake/alertmanager")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("integration-key-required"));
    }

    private static Response declare(String service) {
        return as("vito")
                .body(Map.of(
                        "what",
                        "Cards are refused",
                        "where",
                        List.of("eu"),
                        "service",
                        service,
                        "reason",
                        "ten calls in a minute"))
                .post("/incidents");
    }

    private static String fingerprint(String name) {
        return io.muster.detection.signal.Fingerprint.of(
                io.muster.detection.signal.Labels.cleaned(Map.of("alertname", name)));
    }
}
