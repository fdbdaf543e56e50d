package io.muster.detection.incident;

import static io.muster.detection.Senders.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of what a person reports. */
@QuarkusTest
@WithMuster
class ReportedTest extends EngineScene {

    @Test
    void aReportTellsItsIncident() {
        fires("Down", now);
        UUID incident = incident("Down");

        String id = as("vito")
                .body(Map.of("source", "support", "what", "40 chats about paying", "service", service))
                .post("/reports")
                .then()
                .statusCode(202)
                .body("links.self", containsString("/reports/"))
                .extract()
                .path("id");

        await().atMost(PATIENCE)
                .until(() ->
                        "attached".equals(as("vito").get("/reports/{id}", id).path("state")));
        as("vito")
                .get("/reports/{id}", id)
                .then()
                .body("incidentId", equalTo(incident.toString()))
                .body("number", notNullValue())
                .body("reason", containsString("open for the same scope"));
        assertThat(topic.await(SignalsAttached.class, incident).count()).isEqualTo(1);
    }

    @Test
    void aReportThatThePolicyCallsMinorSaysSo() {
        String id = as("vito")
                .body(Map.of("source", "engineer", "what", "a typo", "service", service))
                .post("/reports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        await().atMost(PATIENCE)
                .until(() -> "minor".equals(as("vito").get("/reports/{id}", id).path("state")));
    }
}
