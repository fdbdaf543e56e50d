package io.muster.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EventJson;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.Role;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Timelines and figures as others meet them. */
@QuarkusTest
@WithMuster
class TimelineServiceTest extends ServiceTestCase {

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
    void aRestrictedIncidentAndItsReviewAreForThoseWhoWorkOnIncidents() {
        publish(List.of(script.detectedInSecret(), script.resolved("10:33:00")));
        UUID review = topic.await(ReviewDrafted.class, script.id).reviewId();
        awaitOnTimeline(ReviewDrafted.class, 1);

        problem(as("vito").get("/incidents/{id}/timeline", script.id).then(), 404, "incident-unknown");
        problem(as("vito").get("/incidents/{id}/metrics", script.id).then(), 404, "incident-unknown");
        problem(as("cora").get("/incidents/{id}/review", script.id).then(), 404, "incident-unknown");
        problem(as("vito").get("/reviews/{id}", review).then(), 404, "review-unknown");
        String withoutZero = script.id.toString().replaceFirst("^0+", "");
        problem(as("vito").get("/incidents/{id}/timeline", withoutZero).then(), 404, "incident-unknown");
        String shortReview = review.toString().replaceFirst("^0+", "");
        problem(as("vito").get("/reviews/{id}", shortReview).then(), 404, "review-unknown");
        as("vito").get("/reviews?limit=200").then().body("items.id", not(hasItem(review.toString())));
        as("rami").get("/reviews/{id}", review).then().statusCode(200);
        as("rami").get("/reviews?limit=200").then().body("items.id", hasItem(review.toString()));
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
    void whatWasMergedIntoItIsOnOneTimelineAndInOneReview() {
        ScriptedIncident merged = new ScriptedIncident(UUID.randomUUID());
        publish(merged.untilResolvedAgain().subList(0, merged.untilResolved().size() + 2));
        UUID gone = topic.await(ReviewDrafted.class, merged.id).reviewId();
        topic.publish(new IncidentMerged(merged.by(ScriptedIncident.ADA, "10:51:00"), script.id));
        Awaitility.await()
                .untilAsserted(() -> as("ada")
                        .get("/incidents/{id}/timeline?limit=200", merged.id)
                        .then()
                        .statusCode(404));
        UUID review = resolvedIncident();

        String next = as("ada")
                .get("/incidents/{id}/timeline?limit=1", merged.id)
                .then()
                .body("items[0].event", equalTo("IncidentDetected"))
                .extract()
                .path("next");
        as("ada")
                .get("/incidents/{id}/timeline?limit=200&cursor={next}", script.id, next)
                .then()
                .body("items.findAll { it.event == 'IncidentDetected' }", hasSize(1))
                .body("items.incident", hasItems(script.id.toString(), merged.id.toString()));
        as("vito").get("/incidents/{id}/review", merged.id).then().body("id", equalTo(review.toString()));
        as("vito")
                .get("/reviews?limit=200")
                .then()
                .body("items.id", hasItem(review.toString()))
                .body("items.id", not(hasItem(gone.toString())));
    }
}
