package io.muster.detection.intake;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, limits, and what is kept of a sender, over HTTP. */
@QuarkusTest
@WithMuster
class IntakeDoorTest {

    @Test
    void theKeyMayStandInThePath() {
        String name = "P" + UUID.randomUUID().toString().replace("-", "");
        String key = made(Map.of()).path("key");

        given().contentType("application/json")
                .body("[{\"labels\":{\"alertname\":\"" + name + "\"}}]")
                .post("/k/{key}/api/v2/alerts", key)
                .then()
                .statusCode(200);

        awaitAlert(Fingerprint.of(Labels.cleaned(Map.of("alertname", name))));
        given().get("/k/{key}/api/v2/status?x=1", key).then().statusCode(200);
        given().get("/k/{key}/api/v2/nothing", key).then().statusCode(404).body("message", not(containsString(key)));
    }

    @Test
    void aKeyInThePathOpensIntakeOnly() {
        String key = made(Map.of()).path("key");

        given().get("/k/{key}/incidents", key).then().statusCode(401);
        given().get("/k/{key}/api/v2/status", "x".repeat(40)).then().statusCode(401);
    }

    @Test
    void theKeyHasTheFormThatSendersCheckOrIsTheOneTheyHave() {
        String own = UUID.randomUUID().toString().replace("-", "");

        assertThat(made(Map.of("kind", "pagerduty")).<String>path("key")).matches("[0-9a-f]{32}");
        assertThat(UUID.fromString(made(Map.of("kind", "opsgenie")).path("key")))
                .isNotNull();
        assertThat(made(Map.of("key", own)).<String>path("key")).isEqualTo(own);
        with(own).get("/api/v2/status").then().statusCode(200);
        as("amir")
                .body(Map.of("name", "again " + UUID.randomUUID(), "key", own))
                .post("/integrations")
                .then()
                .statusCode(409)
                .body("code", equalTo("integration-key-taken"));
    }

    @Test
    void whatSendsMoreThanItMayIsToldInItsFormatsWordsAndTheOthersGoOn() {
        Response limited = made(Map.of("perSecond", 1));
        String key = limited.path("key");
        String other = made(Map.of()).path("key");

        Response refused = null;
        for (int i = 0; i < 50 && (refused == null || refused.statusCode() == 200); i++) {
            refused = with(key).body("[]").post("/api/v2/alerts");
        }

        refused.then()
                .statusCode(503)
                .contentType("application/json")
                .body("code", equalTo(503))
                .header("Retry-After", notNullValue());
        with(other).body("[]").post("/api/v2/alerts").then().statusCode(200);
        as("amir")
                .body(Map.of("kind", "any", "perSecond", 1000))
                .put("/integrations/{id}/terms", limited.<String>path("id"))
                .then()
                .statusCode(200)
                .body("perSecond", equalTo(1000));
        with(key).body("[]").post("/api/v2/alerts").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/status",
                "/api/v2/receivers",
                "/api/v2/alerts?active=false&silenced=false&inhibited=false",
                "/api/v2/alerts/groups?active=false&silenced=false&inhibited=false",
                "/api/v2/silences",
                "/v2/alerts/00000000-0000-4000-8000-000000000000",
                "/v2/alerts/requests/00000000-0000-4000-8000-000000000000"
            })
    void whoReadsComesInByTheSameDoor(String path) {
        Response made = made(Map.of("perSecond", 1));
        String key = made.path("key");

        int status = 0;
        for (int i = 0; i < 50 && status != 429; i++) {
            status = with(key).get(path).statusCode();
        }

        assertThat(status).isEqualTo(429);
        as("amir").get("/integrations/{id}", made.<String>path("id")).then().body("lastSeenAt", notNullValue());
    }

    @Test
    void anAdminSeesWhenASenderWasSeenAndWhatWasRefused() {
        Response made = made(Map.of());
        String id = made.path("id");
        as("amir").get("/integrations/{id}", id).then().statusCode(200).body("lastSeenAt", nullValue());

        with(made.path("key")).body("[]").post("/api/v2/alerts").then().statusCode(200);
        for (int i = 0; i < 25; i++) {
            with(made.path("key"))
                    .body("{\"api_key\":\"hush-hush\",\"n\":" + i + "}")
                    .post("/intake/alertmanager")
                    .then()
                    .statusCode(400);
        }

        as("amir")
                .get("/integrations/{id}", id)
                .then()
                .body("lastSeenAt", notNullValue())
                .body("requests", equalTo(26))
                .body("rejected", equalTo(25))
                .body("key", nullValue());
        as("amir")
                .get("/integrations/{id}/rejected", id)
                .then()
                .statusCode(200)
                .body("", hasSize(20))
                .body("[0].content", equalTo("{\"api_key\":•••,\"n\":24}"))
                .body("content", everyItem(not(containsString("hush"))))
                .body("[0].reason", equalTo("invalid"))
                .body("[0].told", not(blankOrNullString()))
                .body("[0].format", equalTo("alertmanager-webhook"));
        as("amir")
                .get("/integrations/{id}/rejected", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("integration-unknown"));
    }

    private static Response made(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("name", "sender " + UUID.randomUUID());
        Response made = as("amir").body(body).post("/integrations");
        made.then().statusCode(201);
        return made;
    }
}
