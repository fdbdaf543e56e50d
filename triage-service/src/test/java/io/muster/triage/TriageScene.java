package io.muster.triage;

import static io.restassured.RestAssured.given;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
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

/** What tests of triage between the real broker and the real database have in common. */
public abstract class TriageScene {

    protected static LifecycleTopic topic;

    @Inject
    protected MovableClock clock;

    @BeforeAll
    static void open() {
        topic = LifecycleTopic.open();
    }

    @AfterAll
    static void close() {
        topic.close();
    }

    @AfterEach
    void clearCalendar() {
        as("olga").delete("/campaigns/sale");
        clock.reset();
    }

    protected UUID detected(Source source, Severity proposed, Journey journey) {
        var id = Ids.at(now());
        topic.publish(Fixtures.detected(id, now(), source, proposed, List.of("eu"), journey));
        return id;
    }

    protected void campaign(Instant startsAt) {
        as("olga")
                .body(Map.of(
                        "name", "Black Friday",
                        "startsAt", startsAt.toString(),
                        "endsAt", startsAt.plus(Duration.ofHours(6)).toString(),
                        "journeys", List.of("checkout")))
                .put("/campaigns/sale")
                .then()
                .statusCode(200);
    }

    protected static ValidatableResponse record(UUID id) {
        Awaitility.await().until(() -> as("vito").get("/incidents/{id}", id).statusCode() == 200);
        return as("vito").get("/incidents/{id}", id).then();
    }

    protected static Instant now() {
        return Instant.now();
    }

    protected static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
