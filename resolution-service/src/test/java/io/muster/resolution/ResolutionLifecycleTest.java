package io.muster.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.RelapseDetected;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Resolution between the real broker, the real database and somebody else's deployment system. */
@QuarkusTest
@WithMuster
class ResolutionLifecycleTest extends ResolutionScene {

    private void onlyTheCommanderMitigates(UUID id) {
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
    }

    @Test
    void theWayFromMitigatedOverTheGatesToResolved() {
        var id = incident();
        commandedBy("rami", id);
        topic.publish(Fixtures.confirmed(id, Severity.SEV1, Instant.now()));
        awaitView(id, "severity", "SEV1");

        onlyTheCommanderMitigates(id);
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
    void aRestrictedIncidentIsKeptFromThoseWhoHaveNoPartInIt() {
        var id = incident();
        action("revoke-sessions", true);
        var mitigation = propose(id, "revoke-sessions");
        as("vito").get("/mitigations/{id}", mitigation).then().statusCode(200);

        topic.publish(Fixtures.security(id, Severity.SEV1, Instant.now()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
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
}
