package io.muster.triage.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.TriageEvent.PlaybookAttached;
import io.muster.contracts.Visibility;
import io.muster.testkit.WithMuster;
import io.muster.triage.Fixtures;
import io.muster.triage.TriageScene;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Only those who work on incidents know of a security incident. */
@QuarkusTest
@WithMuster
class SecurityIncidentTest extends TriageScene {

    @Test
    void aSecurityIncidentIsKnownOnlyToThoseWhoWorkOnIncidents() {
        var id = breach(1077);

        var assessed = topic.await(ImpactAssessed.class, id);

        assertThat(assessed.context().visibility()).isEqualTo(Visibility.RESTRICTED);
        assertThat(assessed.type()).isEqualTo(IncidentType.SECURITY);
        assertThat(topic.await(PlaybookAttached.class, id).playbook()).isEqualTo("security");
        as("vito").get("/incidents/{id}", id).then().statusCode(404).body("code", equalTo("incident-unknown"));
        as("vito").get("/incidents/{id}/notes", id).then().statusCode(404);
        as("vito").get("/incidents/{id}", id.toString().substring(1)).then().statusCode(404);
        as("vito")
                .urlEncodingEnabled(false)
                .get("/incidents/%30{id}/notes", id.toString().substring(1))
                .then()
                .statusCode(404);
        as("cora")
                .body(Map.of("text", "so"))
                .post("/incidents/{id}/notes", id)
                .then()
                .statusCode(404);
        as("vito").get("/incidents?limit=200").then().body("items.findAll { it.restricted }", hasSize(0));
        as("rami").get("/incidents/{id}", id).then().statusCode(200).body("restricted", equalTo(true));
        as("rami").get("/incidents?type=security&q=LEAK data").then().body("items.label", hasItem("INC-1077"));
        as("rami").get("/incidents/{id}/checklist", id).then().body("item", hasItem("way-in-closed"));
        as("rami")
                .body(Map.of("text", "seen"))
                .post("/incidents/{id}/notes", id)
                .then()
                .statusCode(201);
        assertThat(topic.await(NoteAdded.class, id).context().visibility()).isEqualTo(Visibility.RESTRICTED);
    }

    @Test
    void whoeverWalksTheNumbersLearnsOfNoBreach() {
        var id = breach(1079);
        topic.await(ImpactAssessed.class, id);

        for (var path : List.of("/incidents/INC-1079", "/incidents/INC-1079/notes")) {
            var hidden = problem(path);
            var nobodys = problem(path.replace("1079", "99999"));

            assertThat(hidden).containsEntry("status", 404).doesNotContainKey("incidentId");
            assertThat(hidden.get("detail").toString()).contains("INC-1079");
            nobodys.replaceAll((_, said) -> said.toString().replace("99999", "1079"));
            hidden.replaceAll((_, said) -> said.toString());
            assertThat(hidden).isEqualTo(nobodys);
        }
    }

    private static Map<String, Object> problem(String path) {
        Map<String, Object> problem =
                new HashMap<>(as("vito").get(path).jsonPath().<String, Object>getMap(""));
        problem.remove("traceId");
        return problem;
    }

    @Test
    void aBreachOpensToEveryoneByItsCommandersWordAlone() {
        var breach = breach(1078);
        var outage = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        topic.await(ImpactAssessed.class, outage);
        as("rami")
                .body(Map.of("into", outage.toString(), "reason", "they came in by it"))
                .post("/incidents/{id}/merge", breach)
                .then()
                .statusCode(200)
                .body("restricted", equalTo(true));
        commandedBy("ada", outage);

        said("rami", outage, "security").statusCode(200).body("restricted", equalTo(true));
        said("rami", outage, null).statusCode(200).body("restricted", equalTo(true));
        said("rami", outage, "technical").statusCode(403).body("code", equalTo("not-the-commander"));
        for (var id : List.of(breach, outage)) {
            as("vito").get("/incidents/{id}", id).then().statusCode(404);
        }

        said("ada", outage, "technical").statusCode(200).body("restricted", equalTo(false));
        record(outage).body("impact.type", equalTo("technical"));
    }

    private UUID breach(long number) {
        var id = Ids.at(now());
        topic.publish(new IncidentDetected(
                Fixtures.context(id, now()),
                number,
                "Data leak suspected",
                List.of(),
                now(),
                List.of(Journey.BROWSE),
                "accounts",
                Severity.SEV3,
                Source.ENGINEER,
                "declaration-3",
                List.of()));
        topic.await(ImpactAssessed.class, id);
        return id;
    }

    private void commandedBy(String person, UUID id) {
        topic.publish(new RoleAssigned(Fixtures.context(id, now()), Role.COMMANDER, person, null));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as("rami")
                        .get("/incidents/{id}/stage-owners", id)
                        .then()
                        .body("find { it.stage == 'triage' }.owner", equalTo(person)));
    }

    private static ValidatableResponse said(String who, UUID id, String type) {
        var impact = new HashMap<String, Object>(Map.of(
                "journeys", List.of("checkout"), "scope", "some", "trend", "stable", "reason", "looked into it"));
        if (type != null) {
            impact.put("type", type);
        }
        return as(who).body(impact).put("/incidents/{id}/impact", id).then();
    }
}
