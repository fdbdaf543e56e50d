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

import io.muster.contracts.ReviewEvent.ActionAgreed;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reviews as others meet them: events in and out through Kafka, and the API. */
@QuarkusTest
@WithMuster
class ReviewServiceTest extends ServiceTestCase {

    @Test
    void aResolvedIncidentHasADraftThatIsDue() {
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
    }

    @Test
    void aPublishedReviewClosesItsIncident() {
        UUID review = resolvedIncident();
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
    void theIncidentsOfATimeAreReportedWithMedianAndP90() {
        Instant noon = Instant.parse("2026-01-15T12:00:00Z");
        ScriptedIncident other = new ScriptedIncident(UUID.randomUUID());
        topic.publish(other.detected(noon.minusSeconds(65), noon.plusSeconds(1)));
        topic.publish(script.detected(noon.minusSeconds(35), noon));
        String timeToDetect = "measures.find { it.key == 'time-to-detect' }.";

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as("vito")
                        .get("/metrics-report?from=2026-01-15T12:00:00Z&to=2026-01-15T12:00:02Z")
                        .then()
                        .statusCode(200)
                        .body("incidents", equalTo(2)));
        as("vito")
                .get("/metrics-report?from=2026-01-15T12:00:00Z&to=2026-01-15T12:00:02Z&severity=SEV2")
                .then()
                .statusCode(200)
                .body("incidents", equalTo(2))
                .body(timeToDetect + "count", equalTo(2))
                .body(timeToDetect + "median", equalTo("PT50S"))
                .body(timeToDetect + "p90Seconds", equalTo(66))
                .body("foundByUsPercent", equalTo(100));
        as("vito")
                .get("/metrics-report?from=2026-01-15T11:00:00Z&to=2026-01-15T12:00:01Z&severity=SEV1")
                .then()
                .statusCode(200)
                .body("incidents", equalTo(0))
                .body("measures[0].median", nullValue());
        problem(
                as("vito")
                        .get("/metrics-report?from=2026-01-15T12:00:00Z&to=2026-01-15T12:00:00Z")
                        .then(),
                422,
                "range-invalid");
    }

    @Test
    void theReportOfWhoMayNotReadRestrictedIncidentsIsWithoutThem() {
        topic.publish(script.detectedInSecret());
        awaitOnTimeline(script.detectedInSecret().getClass(), 1);
        String range = "/metrics-report?from=2026-03-06T10:02:00Z&to=2026-03-06T10:03:00Z";

        int forViewers = as("vito").get(range).path("incidents");
        int forResponders = as("rami").get(range).path("incidents");

        assertThat(forResponders).isGreaterThan(forViewers);
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
                        .body(Map.of("outcome", "x"))
                        .post("/actions/{id}/complete", other)
                        .then(),
                404,
                "action-unknown");
    }

    @Test
    void whatCannotBecomeOfAnActionIsRefused() {
        UUID review = resolvedIncident();
        String action = as("rami")
                .body(action("Test every release", LocalDate.of(2099, 1, 1)))
                .post("/reviews/{id}/actions", review)
                .path("id");
        as("rami")
                .body(Map.of("outcome", "runs in CI"))
                .post("/actions/{id}/complete", action)
                .then()
                .statusCode(200);

        problem(
                as("rami")
                        .body(Map.of("outcome", "again"))
                        .post("/actions/{id}/complete", action)
                        .then(),
                409,
                "action-completed");
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
}
