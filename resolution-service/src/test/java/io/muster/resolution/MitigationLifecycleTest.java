package io.muster.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.MitigationApproved;
import io.muster.contracts.ResolutionEvent.MitigationFailed;
import io.muster.contracts.ResolutionEvent.MitigationProposed;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.testkit.WithMuster;
import io.muster.web.StandardWebhooks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Mitigations on their way to somebody else's deployment system. */
@QuarkusTest
@WithMuster
class MitigationLifecycleTest extends ResolutionScene {

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
}
