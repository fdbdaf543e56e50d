package io.muster.triage.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only those who work on incidents know of a security incident. */
@QuarkusTest
@WithMuster
class SecurityIncidentTest extends TriageScene {

    @Test
    void aSecurityIncidentIsKnownOnlyToThoseWhoWorkOnIncidents() {
        var id = Ids.at(now());
        topic.publish(new IncidentDetected(
                Fixtures.context(id, now()),
                1077,
                "Data leak suspected",
                List.of(),
                now(),
                List.of(Journey.BROWSE),
                "accounts",
                Severity.SEV3,
                Source.ENGINEER,
                "declaration-3",
                List.of()));

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
        as("rami").get("/incidents?type=security&q=LEAK data").then().body("items[0].label", equalTo("INC-1077"));
        as("rami").get("/incidents/{id}/checklist", id).then().body("item", hasItem("way-in-closed"));
        as("rami")
                .body(Map.of("text", "seen"))
                .post("/incidents/{id}/notes", id)
                .then()
                .statusCode(201);
        assertThat(topic.await(NoteAdded.class, id).context().visibility()).isEqualTo(Visibility.RESTRICTED);
    }
}
