package io.muster.resolution;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.Ids;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.MitigationApproved;
import io.muster.contracts.ResolutionEvent.MitigationFailed;
import io.muster.contracts.ResolutionEvent.MitigationProposed;
import io.muster.contracts.ResolutionEvent.RelapseDetected;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.muster.web.StandardWebhooks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Resolution between the real broker, the real database and somebody else's deployment system. */
@QuarkusTest
@WithMuster
class ResolutionLifecycleTest {

    private static final String SECRET = "whsec_bXVzdGVyLXRlc3Qtc2VjcmV0LW11c3Rlcg==";
    private static final List<String> GATES = List.of("data-integrity", "transactions", "user-state");

    private static LifecycleTopic topic;
    private static FakeWebhook deployments;

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

    @Test
    void aMitigationIsHandedOverSignedAndItsOutcomeIsTold() {
        var id = incident();
        action("rollback-checkout", false);
        deployments.answerWith(200, "rolled back to 41", Map.of());

        var mitigation = propose(id, "rollback-checkout");

        assertThat(topic.await(MitigationProposed.class, id).mitigationId()).isEqualTo(mitigation);
        var request = deployments.await(any -> true);
        assertThat(request.headers()).containsEntry("webhook-id", mitigation.toString());
        assertThat(StandardWebhooks.verify(
                        SECRET,
                        request.headers().get("webhook-id"),
                        request.headers().get("webhook-timestamp"),
                        request.headers().get("webhook-signature"),
                        request.body().getBytes(StandardCharsets.UTF_8),
                        Instant.now(),
                        Duration.ofMinutes(1)))
                .isTrue();
        var body = JsonPath.from(request.body());
        assertThat(body.getString("type")).isEqualTo("mitigation.requested");
        assertThat(body.getString("data.incident.id")).isEqualTo(id.toString());
        assertThat(body.getString("data.kind")).isEqualTo("rollback");
        assertThat(topic.await(MitigationApplied.class, id).answer()).isEqualTo("HTTP 200 rolled back to 41");
        as("vito").get("/mitigations/{id}", mitigation).then().statusCode(200).body("state", equalTo("applied"));
        as("vito").get("/incidents/{id}/mitigations", id).then().statusCode(200).body("$", hasSize(1));
    }

    @Test
    void aMitigationAboveTheLimitIsSentOnlyWhenTheCommanderApproved() {
        var id = incident();
        commandedBy("ada", id);
        action("failover-region", true);

        var mitigation = propose(id, "failover-region");

        as("rami")
                .post("/mitigations/{id}/approve", mitigation)
                .then()
                .statusCode(403)
                .body("code", equalTo("approval-not-permitted"));
        assertThat(deployments.requests()).isEmpty();
        as("ada")
                .post("/mitigations/{id}/approve", mitigation)
                .then()
                .statusCode(202)
                .body("state", equalTo("sending"));
        var approved = topic.await(MitigationApproved.class, id);
        assertThat(approved.actor().role()).isEqualTo(Role.COMMANDER);
        topic.await(MitigationApplied.class, id);
        as("olga")
                .post("/mitigations/{id}/approve", mitigation)
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-approve"));
    }

    @Test
    void theOtherSystemsNoIsToldAsAFailure() {
        var id = incident();
        action("features-off", false);
        deployments.answerWith(403, "no such flag", Map.of());

        propose(id, "features-off");

        assertThat(topic.await(MitigationFailed.class, id).problem()).isEqualTo("HTTP 403 no such flag");
    }

    @Test
    void anOverloadedSystemIsAskedAgainUnderTheSameId() {
        var id = incident();
        action("rate-limit-bots", false);
        deployments.answerWith(503);

        var mitigation = propose(id, "rate-limit-bots");
        deployments.await(any -> true);
        deployments.answerWith(200);
        clock.forward(Duration.ofSeconds(30));

        topic.await(MitigationApplied.class, id);
        assertThat(deployments.requests())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        request -> assertThat(request.headers()).containsEntry("webhook-id", mitigation.toString()));
    }

    @Test
    void theWayFromMitigatedOverTheGatesToResolved() {
        var id = incident();
        commandedBy("rami", id);
        topic.publish(Fixtures.confirmed(id, Severity.SEV1, Instant.now()));
        awaitView(id, "severity", "SEV1");

        as("ada")
                .body(Map.of("reason", "errors are gone"))
                .post("/incidents/{id}/mitigated", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("not-the-commander"))
                .body("detail", containsString("rami"));
        as("rami")
                .body(Map.of("reason", "errors are gone", "workaround", "recommendations stay off"))
                .post("/incidents/{id}/mitigated", id)
                .then()
                .statusCode(200)
                .body("phase", equalTo("mitigated"));
        var mitigated = topic.await(IncidentMitigated.class, id);
        assertThat(mitigated.actor().role()).isEqualTo(Role.COMMANDER);
        assertThat(Duration.between(mitigated.occurredAt(), mitigated.watchUntil()))
                .isEqualTo(Duration.ofHours(1));

        verify(id, "transactions", "passed");
        as("ada")
                .body(Map.of("owner", "cora"))
                .put("/incidents/{id}/verifications/user-state", id)
                .then()
                .statusCode(200)
                .body("lacks", contains("evidence", "passed result"));
        as("rami")
                .body(Map.of("summary", "rolled back"))
                .post("/incidents/{id}/resolved", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("gates-open"))
                .body("gates.gate", contains("data integrity", "user state"))
                .body("gates[0].lacks", contains("owner", "evidence", "passed result"));

        verify(id, "data-integrity", "failed");
        verify(id, "data-integrity", "passed");
        verify(id, "user-state", "passed");
        resolve(id).statusCode(200).body("phase", equalTo("resolved"));

        assertThat(topic.await(VerificationRecorded.class, id, 4)).hasSize(4);
        assertThat(topic.await(IncidentResolved.class, id).summary()).isEqualTo("rolled back to 41");
        as("rami")
                .body(Map.of("reason", "again"))
                .post("/incidents/{id}/mitigated", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("incident-over"));
    }

    @Test
    void aGateIsPreparedBeforeTheMitigationAndPassedAfterIt() {
        var id = incident();

        as("rami")
                .body(Map.of("owner", "rami", "evidence", "0 of 50 lost", "result", "passed"))
                .put("/incidents/{id}/verifications/transactions", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("not-mitigated"));
        as("rami")
                .body(Map.of("owner", "rami", "evidence", "query 7 of the runbook"))
                .put("/incidents/{id}/verifications/transactions", id)
                .then()
                .statusCode(200)
                .body("lacks", contains("passed result"));
        mitigate("ada", id);
        verify(id, "transactions", "passed");

        assertThat(topic.await(VerificationRecorded.class, id).gate()).isEqualTo(Gate.TRANSACTIONS);
    }

    @Test
    void whileNobodyIsCommanderThePermissionSufficesAndIsFlagged() {
        var id = incident();

        as("rami")
                .body(Map.of("reason", "errors are gone"))
                .post("/incidents/{id}/mitigated", id)
                .then()
                .statusCode(403);
        mitigate("ada", id);

        assertThat(topic.await(IncidentMitigated.class, id).reason())
                .isEqualTo("errors are gone (nobody holds the role; allowed by the permission commander)");
    }

    @Test
    void aRelapseWhileResolvedReopensAndResetsTheGates() {
        var id = incident();
        mitigate("ada", id);
        GATES.forEach(gate -> verify(id, gate, "passed"));
        resolve(id).statusCode(200);
        clock.forward(Duration.ofMinutes(10));
        var began = clock.instant();

        topic.publish(Fixtures.attached(id, began, Fixtures.alert("a2", began)));

        assertThat(topic.await(RelapseDetected.class, id).fingerprint()).isEqualTo("a2");
        assertThat(topic.await(IncidentReopened.class, id).reason()).startsWith("Relapse: ");
        awaitView(id, "phase", "working").body("gates.lacks", not(contains(empty())));
        as("ada")
                .body(Map.of("summary", "done"))
                .post("/incidents/{id}/resolved", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("not-mitigated"));
    }

    @Test
    void aPersonReopens() {
        var id = incident();
        as("rami")
                .body(Map.of("reason", "it is back"))
                .post("/incidents/{id}/reopen", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-reopen"));
        mitigate("ada", id);

        as("rami")
                .body(Map.of("reason", "customers still complain"))
                .post("/incidents/{id}/reopen", id)
                .then()
                .statusCode(200)
                .body("phase", equalTo("working"));

        assertThat(topic.await(IncidentReopened.class, id).actor().id()).isEqualTo("rami");
    }

    @Test
    void aMitigationOnItsWayFailsWhenTheIncidentIsOverMeanwhile() {
        var id = incident();
        action("rollback-late", false);
        deployments.answerWith(503);
        propose(id, "rollback-late");
        deployments.await(any -> true);
        mitigate("ada", id);
        GATES.forEach(gate -> verify(id, gate, "passed"));
        resolve(id).statusCode(200);

        clock.forward(Duration.ofSeconds(30));

        assertThat(topic.await(MitigationFailed.class, id).problem()).isEqualTo("The incident is over");
    }

    @Test
    void theIdOfAMergedIncidentStandsForTheSurvivorAndWhatWaitedThereIsAppliedHere() {
        var survivor = incident();
        var between = incident();
        var merged = incident();
        action("failover-region", true);
        var mitigation = propose(merged, "failover-region");

        topic.publish(new IncidentMerged(Fixtures.context(between, Instant.now()), survivor));
        topic.publish(new IncidentMerged(Fixtures.context(merged, Instant.now()), between));

        awaitView(merged, "id", survivor.toString());
        as("vito").get("/incidents/{id}/mitigations", survivor).then().body("id", contains(mitigation.toString()));
        as("olga").post("/mitigations/{id}/approve", mitigation).then().statusCode(202);
        assertThat(topic.await(MitigationApplied.class, survivor).mitigationId())
                .isEqualTo(mitigation);
        mitigate("ada", merged);
        topic.await(IncidentMitigated.class, survivor);
        topic.publish(Fixtures.security(survivor, Severity.SEV2, Instant.now()));
        Awaitility.await()
                .untilAsserted(
                        () -> as("vito").get("/incidents/{id}", merged).then().statusCode(404));
    }

    @Test
    void aRestrictedIncidentIsKeptFromThoseWhoHaveNoPartInIt() {
        var id = incident();
        action("revoke-sessions", true);
        var mitigation = propose(id, "revoke-sessions");
        as("vito").get("/mitigations/{id}", mitigation).then().statusCode(200);

        topic.publish(Fixtures.security(id, Severity.SEV1, Instant.now()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("vito")
                        .get("/incidents/{id}", id)
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("incident-unknown")));
        as("vito").get("/incidents/{id}/mitigations", id).then().statusCode(404);
        as("vito")
                .get("/mitigations/{id}", mitigation)
                .then()
                .statusCode(404)
                .body("code", equalTo("mitigation-unknown"));
        as("rami").get("/incidents/{id}", id).then().statusCode(200);
        as("rami").get("/mitigations/{id}", mitigation).then().statusCode(200);

        topic.publish(Fixtures.commander(id, "vito", Instant.now()));
        awaitView(id, "commander", "vito");
    }

    private UUID incident() {
        var id = Ids.at(Instant.now());
        topic.publish(Fixtures.detected(id, Instant.now()));
        awaitView(id, "phase", "working");
        return id;
    }

    private static void commandedBy(String person, UUID id) {
        topic.publish(Fixtures.commander(id, person, Instant.now()));
        awaitView(id, "commander", person);
    }

    private static ValidatableResponse awaitView(UUID id, String field, String value) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            var answer = as("vito").get("/incidents/{id}", id);
            return answer.statusCode() == 200 && value.equals(answer.jsonPath().getString(field));
        });
        return as("vito").get("/incidents/{id}", id).then();
    }

    private static void action(String key, boolean requiresApproval) {
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

    private static UUID propose(UUID id, String action) {
        return UUID.fromString(as("rami")
                .body(Map.of("action", action, "reason", "errors began with 42"))
                .post("/incidents/{id}/mitigations", id)
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private static void mitigate(String person, UUID id) {
        as(person)
                .body(Map.of("reason", "errors are gone"))
                .post("/incidents/{id}/mitigated", id)
                .then()
                .statusCode(200);
    }

    private static void verify(UUID id, String gate, String result) {
        as("rami")
                .body(Map.of("owner", "rami", "evidence", "compared both ledgers", "result", result))
                .put("/incidents/{id}/verifications/{gate}", id, gate)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse resolve(UUID id) {
        var commander = as("vito").get("/incidents/{id}", id).jsonPath().getString("commander");
        return as(commander == null ? "ada" : commander)
                .body(Map.of("summary", "rolled back to 41"))
                .post("/incidents/{id}/resolved", id)
                .then();
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
