package io.muster.resolution;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Ids;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A store whose deployment system somebody else runs, between the real broker and the real database. */
abstract class ResolutionScene {

    static final String SECRET = "whsec_bXVzdGVyLXRlc3Qtc2VjcmV0LW11c3Rlcg==";
    static final List<String> GATES = List.of("data-integrity", "transactions", "user-state");

    static LifecycleTopic topic;
    static FakeWebhook deployments;

    @Inject
    MovableClock clock;

    @BeforeAll
    static void open() {
        topic = LifecycleTopic.open();
        deployments = FakeWebhook.start();
    }

    @AfterAll
    static void close() {
        topic.close();
        deployments.close();
    }

    @AfterEach
    void reset() {
        clock.reset();
        deployments.answerWith(200);
        deployments.forget();
    }

    static UUID incident() {
        var id = Ids.at(Instant.now());
        topic.publish(Fixtures.detected(id, Instant.now()));
        awaitView(id, "phase", "working");
        return id;
    }

    static void commandedBy(String person, UUID id) {
        topic.publish(Fixtures.commander(id, person, Instant.now()));
        awaitView(id, "commander", person);
    }

    static ValidatableResponse awaitView(UUID id, String field, String value) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            var answer = as("vito").get("/incidents/{id}", id);
            return answer.statusCode() == 200 && value.equals(answer.jsonPath().getString(field));
        });
        return as("vito").get("/incidents/{id}", id).then();
    }

    static void action(String key, boolean requiresApproval) {
        as("amir")
                .body(Map.of(
                        "title",
                        "Do " + key,
                        "kind",
                        "rollback",
                        "url",
                        deployments.uri("/" + key).toString(),
                        "secret",
                        SECRET,
                        "requiresApproval",
                        requiresApproval))
                .put("/mitigation-actions/{key}", key)
                .then()
                .statusCode(200)
                .body("secret", equalTo(null));
    }

    static UUID propose(UUID id, String action) {
        return UUID.fromString(as("rami")
                .body(Map.of("action", action, "reason", "errors began with 42"))
                .post("/incidents/{id}/mitigations", id)
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    static void mitigate(String person, UUID id) {
        as(person)
                .body(Map.of("reason", "errors are gone"))
                .post("/incidents/{id}/mitigated", id)
                .then()
                .statusCode(200);
    }

    static void verify(UUID id, String gate, String result) {
        as("rami")
                .body(Map.of("owner", "rami", "evidence", "compared both ledgers", "result", result))
                .put("/incidents/{id}/verifications/{gate}", id, gate)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse resolve(UUID id) {
        var commander = as("vito").get("/incidents/{id}", id).jsonPath().getString("commander");
        return as(commander == null ? "ada" : commander)
                .body(Map.of("summary", "rolled back to 41"))
                .post("/incidents/{id}/resolved", id)
                .then();
    }

    static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
