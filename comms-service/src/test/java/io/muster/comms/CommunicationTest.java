package io.muster.comms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateApproved;
import io.muster.contracts.CommsEvent.UpdateOverdue;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.EventContext;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Communication as the rest of the suite and its people see it: real database, real topic, real HTTP. */
@QuarkusTest
@WithMuster
class CommunicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    private LifecycleTopic topic;
    private CommsFixture incident;

    @BeforeEach
    void open() {
        clock.reset();
        topic = LifecycleTopic.open();
        incident = new CommsFixture(topic, clock.instant());
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void anIncidentIsToldFromTheFirstWordToThePostmortem() {
        incident.detected()
                .confirmed(Severity.SEV1)
                .assigned(Role.COMMUNICATIONS_OWNER, "cora")
                .assigned(Role.COMMANDER, "ada");
        UpdatePublished first = topic.await(UpdatePublished.class, incident.id);
        assertThat(first.isExternal()).isFalse();
        assertThat(first.text()).contains("commander ada").contains("Next update: by");

        approve(openDraft("investigating")).statusCode(200).body("publicStatus", equalTo("investigating"));
        assertThat(topic.await(UpdateApproved.class, incident.id).actor().id()).isEqualTo("cora");
        publicStatus("investigating");

        incident.mitigated();
        approve(openDraft("monitoring")).statusCode(200);
        incident.resolved();
        UUID resolved = openDraft("resolved");
        approve(resolved).statusCode(200);
        publicStatus("resolved");

        incident.reopened();
        publicStatus("investigating");
        List<UpdatePublished> published = topic.await(UpdatePublished.class, incident.id, 8);
        assertThat(published.stream().filter(update -> resolved.equals(update.withdraws())))
                .hasSize(1);

        incident.mitigated().resolved().reviewed("A deployment broke the checkout.");
        publicStatus("postmortem");
        as("vito", "viewer")
                .get("/incidents/{id}/updates?limit=1", incident.id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].text", not(containsString("deployment")));

        approve(openDraft("postmortem")).statusCode(200).body("text", equalTo("A deployment broke the checkout."));
    }

    @Test
    void aRestrictedIncidentIsKeptFromThoseWhoHaveNoPartInIt() {
        incident.detected().confirmed(Severity.SEV1).assigned(Role.COMMUNICATIONS_OWNER, "cora");
        UUID draft = openDraft("investigating");
        incident.securityConfirmed(Severity.SEV1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> as("vito", "viewer")
                        .get("/incidents/{id}", incident.id)
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("communication-not-found")));
        as("vito", "viewer").get("/incidents/{id}/updates", incident.id).then().statusCode(404);
        as("vito", "viewer")
                .get("/incidents/{id};a=b/updates", incident.id)
                .then()
                .statusCode(404);
        as("vito", "viewer").get("/drafts?state=all&limit=200").then().body("items.id", not(hasItem(draft.toString())));
        as("carl", "communications", "viewer").put("/drafts/{id}", draft).then().statusCode(422);
        as("carl", "communications", "viewer")
                .body(Map.of("title", "a", "text", "b"))
                .put("/drafts/{id}", draft)
                .then()
                .statusCode(404)
                .body("code", equalTo("draft-not-found"));

        as("rami", "responder", "viewer")
                .get("/incidents/{id}", incident.id)
                .then()
                .statusCode(200);
        as("cora", "communications", "viewer")
                .get("/drafts?incident={id}", incident.id)
                .then()
                .body("items.id", hasItem(draft.toString()));
    }

    @Test
    void aMissedPromiseIsTold() {
        incident.detected().confirmed(Severity.SEV1);
        openDraft("investigating");

        clock.forward(Duration.ofMinutes(11));

        UpdateOverdue overdue = topic.await(UpdateOverdue.class, incident.id);
        assertThat(overdue.audiences()).containsExactly(Audience.CUSTOMERS);
        assertThat(topic.await(UpdatePublished.class, incident.id).actor().id()).isEqualTo("first-internal-update");
        as("vito", "viewer")
                .get("/incidents/{id}", incident.id)
                .then()
                .statusCode(200)
                .body("promises.external.overdueSince", containsString("T"));
    }

    @Test
    void onlyTheIncidentsCommunicationsOwnerSpeaksToTheOutside() {
        incident.detected().confirmed(Severity.SEV1).assigned(Role.COMMUNICATIONS_OWNER, "cora");
        UUID draft = openDraft("investigating");
        await().atMost(PATIENCE)
                .until(() ->
                        as("vito", "viewer").get("/incidents/{id}", incident.id).path("communicationsOwner") != null);

        as("carl", "communications", "viewer")
                .post("/drafts/{id}/approve", draft)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("not-communications-owner"));
        as("ada", "commander", "responder", "viewer")
                .post("/drafts/{id}/approve", draft)
                .then()
                .statusCode(403);
        given().post("/drafts/{id}/approve", draft).then().statusCode(401);
        publish("rami", List.of("customers"), "responder", "viewer").statusCode(403);
    }

    @Test
    void whileNobodyHoldsTheRoleThePermissionSufficesAndIsFlagged() {
        incident.detected().confirmed(Severity.SEV1);

        as("carl", "communications", "viewer")
                .post("/drafts/{id}/approve", openDraft("investigating"))
                .then()
                .statusCode(200);

        UpdateApproved approved = topic.await(UpdateApproved.class, incident.id);
        assertThat(approved.reason()).contains("nobody holds the role");
        assertThat(approved.actor().role()).as("nobody acted in the role").isNull();
    }

    @Test
    void aDraftIsEditedAndApprovedOnce() {
        incident.detected().confirmed(Severity.SEV2).assigned(Role.COMMUNICATIONS_OWNER, "cora");
        UUID draft = openDraft("investigating");

        edit(draft, Map.of("title", "Checkout trouble", "text", "More by {next update}."))
                .statusCode(200)
                .body("title", equalTo("Checkout trouble"));
        edit(draft, Map.of("title", "", "text", "x")).statusCode(422);
        approve(draft).statusCode(200).body("text", containsString("UTC."));
        approve(draft).statusCode(409).body("code", equalTo("draft-not-open"));
        edit(draft, Map.of("title", "a", "text", "b")).statusCode(409);
        approve(UUID.randomUUID()).statusCode(404);
        as("vito", "viewer").get("/drafts?incident={id}", incident.id).then().body("items", hasSize(0));
        as("vito", "viewer")
                .get("/drafts?incident={id}&state=all", incident.id)
                .then()
                .body("items.state", hasItem("approved"));
    }

    @Test
    void aDismissedIncidentsDraftIsDropped() {
        incident.detected().confirmed(Severity.SEV1);
        UUID draft = openDraft("investigating");

        incident.dismissed();

        await().atMost(PATIENCE).untilAsserted(() -> approve(draft).statusCode(409));
    }

    @Test
    void peopleWhoWorkOnItUpdateTheCompany() {
        incident.detected().confirmed(Severity.SEV3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> publish("rami", List.of("support"), "responder", "viewer")
                        .statusCode(201)
                        .body("side", equalTo("internal"))
                        .body("publishedBy.id", equalTo("rami")));

        publish("vito", List.of("support"), "viewer").statusCode(403);
        publish("cora", List.of("support"), "communications", "viewer")
                .statusCode(403)
                .body("code", equalTo("not-a-responder"));
        publish("ada", List.of("support"), "commander", "viewer").statusCode(201);
        incident.assigned(Role.COMMUNICATIONS_OWNER, "cora");
        await().atMost(PATIENCE)
                .untilAsserted(() -> publish("cora", List.of("support"), "communications", "viewer")
                        .statusCode(201));
        publish("ada", List.of("support"), "commander", "viewer").statusCode(201);
        publish("rami", List.of(), "responder", "viewer").statusCode(422);
        as("rami", "responder", "viewer")
                .body(Map.of("audiences", List.of("support"), "title", "a", "text", "b"))
                .post("/incidents/{id}/updates", UUID.randomUUID())
                .then()
                .statusCode(404);
        as("rami", "responder", "viewer")
                .body(Map.of("audiences", List.of("support"), "title", "a", "text", "b", "nextUpdateIn", "PT0S"))
                .post("/incidents/{id}/updates", incident.id)
                .then()
                .statusCode(422);
    }

    @Test
    void thePageIsNotAheadOfTheIncident() {
        incident.detected().confirmed(Severity.SEV1).assigned(Role.COMMUNICATIONS_OWNER, "cora");
        openDraft("investigating");

        as("cora", "communications", "viewer")
                .body(Map.of("audiences", List.of("customers"), "title", "a", "text", "b", "publicStatus", "resolved"))
                .post("/incidents/{id}/updates", incident.id)
                .then()
                .statusCode(409)
                .body("code", equalTo("status-does-not-fit"))
                .body("incidentId", equalTo(incident.id.toString()));
    }

    @Test
    void whoeverHasTheIdOfAMergedIncidentReadsAndSpeaksOfTheOneThatItLivesOnIn() {
        CommsFixture merged = new CommsFixture(topic, clock.instant());
        incident.detected().confirmed(Severity.SEV1).assigned(Role.COMMUNICATIONS_OWNER, "cora");
        UUID draft = openDraft("investigating");
        merged.detected();
        await().atMost(PATIENCE).until(() -> say(merged.id, "of the other").statusCode() == 201);
        say(incident.id, "of this one");

        topic.publish(new IncidentMerged(
                EventContext.internal(merged.id, clock.instant(), Actor.person("ada"), "the same cause"), incident.id));

        await().atMost(PATIENCE)
                .untilAsserted(() -> as("vito", "viewer")
                        .get("/incidents/{id}", merged.id)
                        .then()
                        .statusCode(200)
                        .body("id", equalTo(incident.id.toString())));
        as("cora", "communications", "viewer")
                .get("/drafts?incident={id}", merged.id)
                .then()
                .body("items.id", hasItem(draft.toString()));
        say(merged.id, "by the old link").then().statusCode(201);
        assertThat(titles(incident.id, 100))
                .as("of both, also of before they were one")
                .containsSubsequence("by the old link", "of this one", "of the other");
        assertThat(titles(merged.id, 1))
                .as("page by page")
                .containsSubsequence("by the old link", "of this one", "of the other")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatWasPublishedOfARestrictedIncidentStaysWithThoseWhoMayKnowOfIt() {
        CommsFixture breach = new CommsFixture(topic, clock.instant());
        incident.detected();
        breach.detected();
        await().atMost(PATIENCE).until(() -> say(breach.id, "of the breach").statusCode() == 201);
        breach.securityConfirmed(Severity.SEV1);
        topic.publish(new IncidentMerged(
                EventContext.internal(breach.id, clock.instant(), Actor.person("ada"), "the same cause"), incident.id));
        await().atMost(PATIENCE)
                .until(() -> incident.id
                        .toString()
                        .equals(as("rami", "responder", "viewer")
                                .get("/incidents/{id}", breach.id)
                                .path("id")));
        say(breach.id, "of the survivor").then().statusCode(201);

        as("rami", "responder", "viewer")
                .get("/incidents/{id}/updates", incident.id)
                .then()
                .body("items.title", hasItems("of the breach", "of the survivor"));
        assertThat(titles(incident.id, 100)).contains("of the survivor").doesNotContain("of the breach");
    }

    private Response say(UUID id, String title) {
        return as("rami", "responder", "viewer")
                .body(Map.of("audiences", List.of("support"), "title", title, "text", "b"))
                .post("/incidents/{id}/updates", id);
    }

    /** Of all that was published, in pages of that many. */
    private List<String> titles(UUID id, int limit) {
        List<String> titles = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = as("vito", "viewer")
                    .queryParams(cursor.isEmpty() ? Map.of("limit", limit) : Map.of("limit", limit, "cursor", cursor))
                    .get("/incidents/{id}/updates", id);
            titles.addAll(page.path("items.title"));
            cursor = page.path("next");
        }
        return titles;
    }

    private UUID openDraft(String status) {
        return await()
                .atMost(PATIENCE)
                .until(
                        () -> as("cora", "communications", "viewer")
                                .get("/drafts?incident={id}", incident.id)
                                .jsonPath()
                                .<String>getList("items.findAll { it.publicStatus == '" + status + "' }.id"),
                        ids -> !ids.isEmpty())
                .stream()
                .map(UUID::fromString)
                .findFirst()
                .orElseThrow();
    }

    private void publicStatus(String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/api/v2/incidents.json")
                        .then()
                        .statusCode(200)
                        .body("incidents.find { it.id == '" + incident.id + "' }.status", equalTo(status)));
    }

    private ValidatableResponse approve(UUID draft) {
        return as("cora", "communications", "viewer")
                .post("/drafts/{id}/approve", draft)
                .then();
    }

    private ValidatableResponse edit(UUID draft, Map<String, String> words) {
        return as("cora", "communications", "viewer")
                .body(words)
                .put("/drafts/{id}", draft)
                .then();
    }

    private ValidatableResponse publish(String person, List<String> audiences, String... permissions) {
        return as(person, permissions)
                .body(Map.of("audiences", audiences, "title", "News", "text", "What we know."))
                .post("/incidents/{id}/updates", incident.id)
                .then();
    }

    private static RequestSpecification as(String person, String... permissions) {
        return given().auth().oauth2(Tokens.of(person, permissions)).contentType(ContentType.JSON);
    }
}
