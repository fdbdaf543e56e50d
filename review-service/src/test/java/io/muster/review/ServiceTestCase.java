package io.muster.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What tests of the running service share: the scripted incident, the topic and the personas. */
abstract class ServiceTestCase {

    static LifecycleTopic topic;

    final ScriptedIncident script = new ScriptedIncident(UUID.randomUUID());

    @BeforeAll
    static void open() {
        topic = LifecycleTopic.open();
    }

    @AfterAll
    static void close() {
        topic.close();
    }

    static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }

    void publish(List<LifecycleEvent> events) {
        events.forEach(topic::publish);
    }

    /** The scripted incident, resolved, and its drafted review. */
    UUID resolvedIncident() {
        publish(script.untilResolved());
        return topic.await(ReviewDrafted.class, script.id).reviewId();
    }

    void agree(UUID review, int actions) {
        IntStream.range(0, actions)
                .forEach(i -> as("ada")
                        .body(action("Test every release", LocalDate.of(2099, 1, 1)))
                        .post("/reviews/{id}/actions", review)
                        .then()
                        .statusCode(201));
    }

    static Map<String, String> action(String title, LocalDate due) {
        return Map.of("title", title, "kind", "detect sooner", "owner", "rami", "dueOn", due.toString());
    }

    void awaitOnTimeline(Class<? extends LifecycleEvent> event, int count) {
        Awaitility.await(event.getSimpleName() + " on the timeline")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> timeline().stream()
                                .filter(event.getSimpleName()::equals)
                                .count(),
                        is -> is == count);
    }

    List<String> timeline() {
        Response response = as("ada").get("/incidents/{id}/timeline?limit=200", script.id);
        return response.statusCode() == 200 ? response.path("items.event") : List.of();
    }

    static void problem(ValidatableResponse response, int status, String code) {
        response.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
