package io.muster.review;

import static io.muster.review.ScriptedIncident.ADA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventJson;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ReviewEvent;
import io.muster.contracts.ReviewEvent.ActionAgreed;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.Role;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The service as others meet it: events in and out through Kafka, its API, its roles. */
@QuarkusTest
@WithMuster
class ReviewServiceTest {

    private static LifecycleTopic topic;

    private final ScriptedIncident script = new ScriptedIncident(UUID.randomUUID());

    @BeforeAll
    static void open() {
        topic = LifecycleTopic.open();
    }

    @AfterAll
    static void close() {
        topic.close();
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }

    private void publish(List<LifecycleEvent> events) {
        events.forEach(topic::publish);
    }

    /** The scripted incident, resolved, and its drafted review. */
    private UUID resolvedIncident() {
        publish(script.untilResolved());
        return topic.await(ReviewDrafted.class, script.id).reviewId();
    }

    private void agree(UUID review, int actions) {
        IntStream.range(0, actions)
                .forEach(i -> as("ada")
                        .body(action("Test every release", LocalDate.of(2099, 1, 1)))
                        .post("/reviews/{id}/actions", review)
                        .then()
                        .statusCode(201));
    }

    private static Map<String, String> action(String title, LocalDate due) {
        return Map.of("title", title, "kind", "detect sooner", "owner", "rami", "dueOn", due.toString());
    }

    private void awaitOnTimeline(Class<? extends LifecycleEvent> event, int count) {
        Awaitility.await(event.getSimpleName() + " on the timeline")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("ada")
                        .get("/incidents/{id}/timeline?limit=200", script.id)
                        .then()
                        .body("items.findAll { it.event == '" + event.getSimpleName() + "' }", hasSize(count)));
    }

    private static void problem(ValidatableResponse response, int status, String code) {
        response.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void anIncidentIsReviewedFromResolutionToClosing() {
        UUID review = resolvedIncident();

        ReviewScheduled scheduled = topic.await(ReviewScheduled.class, script.id);
        assertThat(scheduled.reviewId()).isEqualTo(review);
        assertThat(scheduled.dueAt()).isEqualTo(ScriptedIncident.at("10:33:00").plus(Duration.ofDays(3)));
        as("vito")
                .get("/incidents/{id}/review", script.id)
                .then()
                .statusCode(200)
                .body("id", equalTo(review.toString()))
                .body("label", equalTo("INC-1042"))
                .body("status", equalTo("draft"))
                .body("sections.summary.text", startsWith("Checkout answers 5xx"))
                .body("metrics.measures.find { it.key == 'time-to-detect' }.seconds", equalTo(35))
                .body("metrics.measures.find { it.key == 'time-to-restore' }.duration", equalTo("PT29M45S"));

        as("cora")
                .body(Map.of("rootCause", "A release changed the time limit", "whatWorked", "Rolling back"))
                .put("/reviews/{id}/sections", review)
                .then()
                .statusCode(200);
        agree(review, 3);
        as("ada")
                .body("{}")
                .post("/reviews/{id}/publish", review)
                .then()
                .statusCode(200)
                .body("status", equalTo("published"));

        ReviewPublished published = topic.await(ReviewPublished.class, script.id);
        assertThat(published.actions()).isEqualTo(3);
        assertThat(published.actor()).isEqualTo(ADA);
        topic.await(IncidentClosed.class, script.id);
        assertThat(topic.await(ActionAgreed.class, script.id, 3))
                .extracting(ActionAgreed::owner)
                .containsOnly("rami");
        awaitOnTimeline(IncidentClosed.class, 1);
        as("vito")
                .get("/reviews/{id}", review)
                .then()
                .body("incidentStatus", equalTo("closed"))
                .body("sections.rootCause.editedBy", equalTo("cora"))
                .body("sections.whatDidNot", nullValue());
    }

    @Test
    void theDocumentComesInThreeForms() {
        UUID review = resolvedIncident();

        given().auth()
                .oauth2(Tokens.persona("vito"))
                .accept("text/markdown")
                .get("/reviews/{id}", review)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/markdown"))
                .body(startsWith("# Review of INC-1042"));
        as("rami")
                .body(Map.of("rootCause", "<script>alert(1)</script> [x](javascript:alert(1))"))
                .put("/reviews/{id}/sections", review)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .accept("text/html")
                .get("/reviews/{id}", review)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(containsString("<h2>Timeline</h2>"), containsString("<table>"))
                .body(not(containsString("<script>")), not(containsString("href=\"javascript")));
        problem(
                given().auth()
                        .oauth2(Tokens.persona("vito"))
                        .accept("image/png")
                        .get("/reviews/{id}", review)
                        .then(),
                406,
                "not-acceptable");
    }

    @Test
    void aRelapseDraftsAgainAndSchedulesOnce() {
        UUID review = resolvedIncident();
        agree(review, 3);
        as("olga").body("{}").post("/reviews/{id}/publish", review).then().statusCode(200);
        awaitOnTimeline(IncidentClosed.class, 1);
        publish(script.relapseAndResolution().subList(0, 2));
        awaitOnTimeline(IncidentReopened.class, 1);

        publish(script.relapseAndResolution().subList(2, 7));

        assertThat(topic.await(ReviewDrafted.class, script.id, 2))
                .extracting(ReviewDrafted::reviewId)
                .containsOnly(review);
        as("vito")
                .get("/reviews/{id}", review)
                .then()
                .body("status", equalTo("draft"))
                .body("revision", equalTo(2))
                .body("actions", hasSize(3))
                .body("metrics.relapses", equalTo(1));
        as("ada").body("{}").post("/reviews/{id}/publish", review).then().statusCode(200);
        assertThat(topic.await(IncidentClosed.class, script.id, 2)).hasSize(2);
        assertThat(topic.all(script.id))
                .filteredOn(ReviewScheduled.class::isInstance)
                .hasSize(1);
    }

    @Test
    void anEventThatComesTwiceIsOneRow() {
        UUID id = UUID.randomUUID();
        topic.publish(id, script.detected());
        topic.publish(id, script.detected());
        topic.publish(
                UUID.randomUUID(),
                "triage-service",
                "io.muster.triage.PlaybookAttached.v1",
                script.id.toString(),
                EventJson.write(script.restrictedNote("10:05:00")));
        topic.publish(script.assigned(Role.COMMANDER, "ada", "10:06:00"));

        awaitOnTimeline(RoleAssigned.class, 1);
        as("ada")
                .get("/incidents/{id}/timeline", script.id)
                .then()
                .body("items.event", equalTo(List.of("IncidentDetected", "PlaybookAttached", "RoleAssigned")))
                .body("items[0].facts.number", equalTo(1042));
    }

    @Test
    void theTimelineIsPagedAndKeepsRestrictedRowsFromViewers() {
        publish(List.of(script.detected(), script.restrictedNote("10:03:00"), script.resolved("10:33:00")));
        awaitOnTimeline(NoteAdded.class, 1);
        awaitOnTimeline(ReviewDrafted.class, 1);

        String next = as("rami")
                .get("/incidents/{id}/timeline?limit=2", script.id)
                .then()
                .body("items.event", equalTo(List.of("IncidentDetected", "NoteAdded")))
                .extract()
                .path("next");
        as("rami")
                .queryParam("cursor", next)
                .get("/incidents/{id}/timeline", script.id)
                .then()
                .body("items.event", equalTo(List.of("IncidentResolved", "ReviewScheduled", "ReviewDrafted")))
                .body("next", nullValue());
        as("vito")
                .get("/incidents/{id}/timeline", script.id)
                .then()
                .body("items.event", not(hasItem("NoteAdded")))
                .body("items.visibility", everyItem(equalTo("internal")));
        problem(as("vito").get("/incidents/{id}/timeline?cursor=%2A", script.id).then(), 400, "invalid-cursor");
    }

    @Test
    void aBackdatedImpactIsMeasuredAndKeptOnRecord() {
        resolvedIncident();

        as("ada")
                .body(Map.of("at", "2026-03-06T09:31:30Z", "reason", "payment logs"))
                .put("/incidents/{id}/points/impact-started", script.id)
                .then()
                .statusCode(200)
                .body("previous", equalTo("2026-03-06T10:01:30Z"));

        as("vito")
                .get("/incidents/{id}/metrics", script.id)
                .then()
                .body("measures.find { it.key == 'time-to-detect' }.seconds", equalTo(1835))
                .body("corrections.by", equalTo(List.of("ada")))
                .body("corrections.reason", equalTo(List.of("payment logs")));
        problem(
                as("ada")
                        .body(Map.of("at", "2026-03-06T10:20:00Z", "reason", "x"))
                        .put("/incidents/{id}/points/impact-started", script.id)
                        .then(),
                422,
                "correction-impossible");
        problem(
                as("ada")
                        .body(Map.of("at", "2026-03-06T10:20:00Z", "reason", "x"))
                        .put("/incidents/{id}/points/nonsense", script.id)
                        .then(),
                404,
                "point-unknown");
        problem(
                as("ada")
                        .body(Map.of("at", "2026-03-06T10:20:00Z", "reason", "x"))
                        .put("/incidents/{id}/points/resolved", script.id)
                        .then(),
                409,
                "point-fixed");
    }

    @Test
    void publishingWithoutEnoughActionsIsRefusedUnlessJustified() {
        UUID review = resolvedIncident();

        problem(
                as("ada")
                        .body("{}")
                        .post("/reviews/{id}/publish", review)
                        .then()
                        .body("incidentId", equalTo(script.id.toString())),
                422,
                "actions-not-agreed");
        as("ada")
                .body(Map.of("justification", "A false alarm of our own"))
                .post("/reviews/{id}/publish", review)
                .then()
                .statusCode(200)
                .body("justification", equalTo("A false alarm of our own"));
        problem(as("ada").body("{}").post("/reviews/{id}/publish", review).then(), 409, "review-published");
        problem(
                as("ada")
                        .body(Map.of("rootCause", "x"))
                        .put("/reviews/{id}/sections", review)
                        .then(),
                409,
                "review-published");
    }

    @Test
    void actionsAreAgreedDroppedAndCompletedOnce() {
        UUID review = resolvedIncident();
        String action = as("rami")
                .body(action("Test every release", LocalDate.of(2099, 1, 1)))
                .post("/reviews/{id}/actions", review)
                .then()
                .statusCode(201)
                .body("kind", equalTo("detect sooner"))
                .extract()
                .path("id");
        String other = as("rami")
                .body(action("Another", LocalDate.of(2099, 1, 1)))
                .post("/reviews/{id}/actions", review)
                .path("id");

        as("rami")
                .delete("/reviews/{id}/actions/{action}", review, other)
                .then()
                .statusCode(200)
                .body("actionCount", equalTo(1));
        given().auth()
                .oauth2(Tokens.service("tracker", "muster:write"))
                .contentType(ContentType.JSON)
                .body(Map.of("outcome", "runs in CI"))
                .post("/actions/{id}/complete", action)
                .then()
                .statusCode(200)
                .body("open", equalTo(false));
        assertThat(topic.await(ActionCompleted.class, script.id).outcome()).isEqualTo("runs in CI");
        problem(
                as("rami")
                        .body(Map.of("outcome", "again"))
                        .post("/actions/{id}/complete", action)
                        .then(),
                409,
                "action-completed");
        problem(
                as("rami")
                        .body(Map.of("outcome", "x"))
                        .post("/actions/{id}/complete", other)
                        .then(),
                404,
                "action-unknown");
        problem(
                as("rami")
                        .body(action("Too late", LocalDate.of(2020, 1, 1)))
                        .post("/reviews/{id}/actions", review)
                        .then(),
                422,
                "due-date-past");
        problem(
                as("rami")
                        .body(Map.of("title", "No owner, no date"))
                        .post("/reviews/{id}/actions", review)
                        .then(),
                422,
                "validation-failed");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        UUID nobody = UUID.randomUUID();

        problem(as("vito").get("/incidents/{id}/timeline", nobody).then(), 404, "incident-unknown");
        problem(as("vito").get("/incidents/{id}/metrics", nobody).then(), 404, "incident-unknown");
        problem(as("vito").get("/incidents/{id}/review", nobody).then(), 404, "incident-unknown");
        problem(as("vito").get("/reviews/{id}", nobody).then(), 404, "review-unknown");
        problem(as("ada").body("{}").post("/reviews/{id}/publish", nobody).then(), 404, "review-unknown");
        problem(
                as("ada")
                        .body(Map.of("rootCause", "x"))
                        .put("/reviews/{id}/sections", nobody)
                        .then(),
                404,
                "review-unknown");
        problem(
                as("ada")
                        .body(Map.of("weather", "x"))
                        .put("/reviews/{id}/sections", nobody)
                        .then(),
                422,
                "section-unknown");
        topic.publish(script.detected());
        awaitOnTimeline(script.detected().getClass(), 1);
        problem(as("vito").get("/incidents/{id}/review", script.id).then(), 404, "review-unknown");
    }

    @Test
    void onlyThosePermittedMayActAndNobodyUnsigned() {
        UUID review = resolvedIncident();

        problem(given().get("/reviews/{id}", review).then(), 401, "sign-in-required");
        problem(
                as("vito")
                        .body(Map.of("rootCause", "x"))
                        .put("/reviews/{id}/sections", review)
                        .then(),
                403,
                "not-permitted");
        problem(as("rami").body("{}").post("/reviews/{id}/publish", review).then(), 403, "not-permitted");
    }

    @Test
    void reviewsAreListedNewestFirstAndByState() {
        UUID review = resolvedIncident();

        as("vito")
                .get("/reviews?published=false&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.status", everyItem(equalTo("draft")));
        as("vito").get("/reviews?limit=200").then().body("items.id", hasItem(review.toString()));
        problem(as("vito").get("/reviews?limit=0").then(), 422, "validation-failed");
    }

    @Test
    void countsWhatItTells() {
        resolvedIncident();

        given().baseUri(managementUri())
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("muster_review_drafted_total"));
        assertThat(topic.all(script.id))
                .filteredOn(ReviewEvent.class::isInstance)
                .hasExactlyElementsOfTypes(ReviewScheduled.class, ReviewDrafted.class);
    }

    private static String managementUri() {
        return TestHTTPResourceManager.getManagementUri();
    }

    @Test
    void theOpenApiDocumentIsTheCommittedOne() {
        OpenApi.verify("review-service");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return RoleMatrix.of("review-service");
    }
}
