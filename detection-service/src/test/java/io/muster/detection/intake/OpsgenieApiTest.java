package io.muster.detection.intake;

import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Opsgenie's Alert API over HTTP, and what becomes of what it takes in. */
@QuarkusTest
@WithMuster
class OpsgenieApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void anAlertIsFoundByItsAliasItsIdAndItsTinyId() {
        String key = newKey();
        String alias = "alias " + UUID.randomUUID();

        String id = created(key, Map.of("message", "Orders fail", "alias", alias, "priority", "P2"));

        Response found = genie(key).get("/v2/alerts/{alias}?identifierType=alias", alias);
        found.then()
                .statusCode(200)
                .body("data.id", equalTo(id))
                .body("data.alias", equalTo(alias))
                .body("data.message", equalTo("Orders fail"))
                .body("data.status", equalTo("open"))
                .body("data.acknowledged", equalTo(false))
                .body("data.priority", equalTo("P2"))
                .body("requestId", notNullValue());
        String tiny = found.path("data.tinyId");
        genie(key).get("/v2/alerts/{tiny}?identifierType=tiny", tiny).then().body("data.id", equalTo(id));
        genie(newKey()).get("/v2/alerts/{id}", id).then().statusCode(404).body("message", notNullValue());
        genie("nobody").get("/v2/alerts/{id}", id).then().statusCode(401);
    }

    @Test
    void itsMessageIsChangedThereAndHere() {
        String key = newKey();
        String id = created(key, Map.of("message", "Orders fail", "priority", "P2"));

        String retitled =
                accepted(genie(key).body(Map.of("message", "All orders fail")).put("/v2/alerts/{id}/message", id));
        awaitRequest(key, retitled, true);

        genie(key).get("/v2/alerts/{id}", id).then().body("data.message", equalTo("All orders fail"));
        alertOf(id)
                .then()
                .body("annotations.summary", equalTo("All orders fail"))
                .body("labels.severity", equalTo("error"));
    }

    @Test
    void itIsClosedOnceAndSaysByWhom() {
        String key = newKey();
        String id = created(key, Map.of("message", "Orders fail"));

        String closed =
                accepted(genie(key).body(Map.of("user", "ada", "note", "fixed")).post("/v2/alerts/{id}/close", id));
        awaitRequest(key, closed, true);

        await().atMost(PATIENCE).until(() -> "resolved".equals(alertOf(id).path("state")));
        genie(key)
                .get("/v2/alerts/{id}", id)
                .then()
                .body("data.status", equalTo("closed"))
                .body("data.report.closedBy", equalTo("ada"));
        as("vito")
                .get("/alerts/{f}/remarks", id)
                .then()
                .body("kind", equalTo(List.of("closed")))
                .body("[0].person", equalTo("ada"));
        genie(newKey()).get("/v2/alerts/requests/{id}", closed).then().statusCode(404);
    }

    @Test
    void whatIsCreatedOnceMoreIsCountedAndChangesNothingElse() {
        String key = newKey();
        String alias = "again " + UUID.randomUUID();
        Map<String, String> details = Map.of("service", "orders-" + alias);
        created(key, Map.of("message", "Orders fail", "alias", alias, "tags", List.of("night"), "details", details));

        String id = created(
                key, Map.of("message", "Orders fail again", "alias", alias, "priority", "P1", "note", "ticket 4711"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> genie(key)
                        .get("/v2/alerts/{id}", id)
                        .then()
                        .body("data.count", equalTo(2))
                        .body("data.message", equalTo("Orders fail"))
                        .body("data.tags", equalTo(List.of("night")))
                        .body("data.details.service", equalTo("orders-" + alias))
                        .body("data.priority", equalTo("P3")));
        as("vito")
                .get("/alerts/{f}/remarks", id)
                .then()
                .body("find { it.kind == 'created' }.text", equalTo("ticket 4711"));
    }

    @Test
    void aSnoozeIsTold() {
        String key = newKey();
        String id = created(key, Map.of("message", "Orders fail"));

        String snoozed = accepted(
                genie(key).body(Map.of("endTime", "2126-11-27T09:00:00Z")).post("/v2/alerts/{id}/snooze", id));
        awaitRequest(key, snoozed, true);

        await().atMost(PATIENCE)
                .untilAsserted(() -> genie(key)
                        .get("/v2/alerts/{id}", id)
                        .then()
                        .body("data.snoozed", equalTo(true))
                        .body("data.snoozedUntil", equalTo("2126-11-27T09:00:00Z")));
    }

    @Test
    void whatAnotherKeySaysOfAnAlertChangesNothing() {
        String key = newKey();
        String fingerprint = created(key, Map.of("message", "Orders fail"));
        String other = newKey();

        String retitled = genie(other)
                .body(Map.of("message", "All is well"))
                .put("/v2/alerts/{id}/message", fingerprint)
                .path("requestId");
        String tagged = genie(other)
                .body(Map.of("tags", List.of("harmless")))
                .post("/v2/alerts/{id}/tags", fingerprint)
                .path("requestId");
        String closed = genie(other).post("/v2/alerts/{id}/close", fingerprint).path("requestId");

        for (String request : List.of(retitled, tagged, closed)) {
            awaitRequest(other, request, false).then().body("data.status", equalTo("Alert does not exist"));
        }
        alertOf(fingerprint)
                .then()
                .body("state", equalTo("firing"))
                .body("summary", equalTo("Orders fail"))
                .body("labels.findAll { it.value.contains('harmless') }", equalTo(Map.of()));
    }

    @Test
    void whatOpsgenieCannotFindOrTakeIsToldInItsShape() {
        String key = newKey();
        String unknown = accepted(genie(key).post("/v2/alerts/{alias}/close?identifierType=alias", UUID.randomUUID()));

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
    void whatAPriorityMadeAnIncidentIsTriedOnAPolicyLikeAnyOtherAlert() {
        String key = newKey();
        String alias = "raised " + UUID.randomUUID();
        Map<String, String> details = Map.of("service", alias);
        String fingerprint =
                created(key, Map.of("message", "Search is slow", "alias", alias, "priority", "P4", "details", details));
        genie(key)
                .body(Map.of("priority", "P1"))
                .put("/v2/alerts/{alias}/priority?identifierType=alias", alias)
                .then()
                .statusCode(202);
        await().atMost(PATIENCE).until(() -> alertOf(fingerprint).path("incidentId") != null);

        List<Object> rules =
                new ArrayList<>(as("olga").get("/declaration-policy").path("rules"));
        rules.addFirst(Map.of("name", "ours", "match", Map.of("services", List.of(alias)), "outcome", "minor"));
        as("olga")
                .body(Map.of("days", 1, "rules", rules))
                .post("/declaration-policy/dry-run")
                .then()
                .statusCode(200)
                .body("becomeMinor", equalTo(1));
    }

    private static RequestSpecification genie(String key) {
        return given().header("Authorization", "GenieKey " + key).contentType("application/json");
    }

    /** @return the alert's id */
    private static String created(String key, Map<String, Object> alert) {
        return awaitRequest(key, accepted(genie(key).body(alert).post("/v2/alerts")), true)
                .path("data.alertId");
    }

    /** @return the request's id */
    private static String accepted(Response answer) {
        return answer.then()
                .statusCode(202)
                .body("result", equalTo("Request will be processed"))
                .extract()
                .path("requestId");
    }

    private static Response awaitRequest(String key, String request, boolean success) {
        await().atMost(PATIENCE)
                .until(() -> genie(key).get("/v2/alerts/requests/{id}", request).statusCode() == 200);
        Response answer = genie(key).get("/v2/alerts/requests/{id}", request);
        answer.then().body("data.isSuccess", equalTo(success));
        return answer;
    }
}
