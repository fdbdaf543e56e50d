package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.Severity;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing new is begun for an incident that was none. */
@QuarkusTest
@WithMuster
class DismissedIncidentTest extends WithStore {

    @Test
    void hasNoNewTasksAndNoRoom() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        topic.await(EscalationStarted.class, incident);
        store.dismissed(incident);
        await().untilAsserted(() -> post("/incidents/" + incident + "/room", "{}"));
        post("/incidents/" + incident + "/tasks", "{\"task\": \"look\"}");
    }

    private static void post(String path, String body) {
        given().auth()
                .oauth2(Tokens.persona("rami"))
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("page-no-longer-wanted"));
    }
}
