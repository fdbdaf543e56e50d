package io.muster.detection.intake;

import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.awaitFingerprint;
import static io.muster.detection.Senders.newKey;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** PagerDuty's Events API over HTTP, and what becomes of what it takes in. */
@QuarkusTest
@WithMuster
class PagerDutyApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

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

    private static void enqueue(String key, String action, String dedup) {
        given().contentType("application/json")
                .body(Map.of("routing_key", key, "event_action", action, "dedup_key", dedup))
                .post("/v2/enqueue")
                .then()
                .statusCode(202)
                .body("dedup_key", equalTo(dedup));
    }

    private static void awaitRemark(String fingerprint, String kind) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("vito")
                        .get("/alerts/{f}/remarks", fingerprint)
                        .then()
                        .body("kind", hasItem(kind)));
    }
}
