package io.muster.resolution;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Ids;
import io.muster.testkit.Documents;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What docs/resolution.md tells a reader to send is taken as it stands there, from the mitigation to the last gate. */
@QuarkusTest
@WithMuster
class DocumentedRequestsTest {

    private static final String DOCUMENT = "docs/resolution.md";

    @Test
    void theWayBack() {
        var incident = incident();
        // nobody listens at the document's address: kept waiting for approval, it is not asked
        var action = json("deploy.store.example").replace("\"requiresApproval\": false", "\"requiresApproval\": true");
        as("olga")
                .body(action)
                .put("/mitigation-actions/checkout-rollback")
                .then()
                .statusCode(200);

        as("rami")
                .body(json("errors began with the release"))
                .post("/incidents/{id}/mitigations", incident)
                .then()
                .statusCode(202);
        as("ada")
                .body(json("recommendations stay off")
                        .replace("2026-11-26T14:31:00Z", Instant.now().toString()))
                .post("/incidents/{id}/mitigated", incident)
                .then()
                .statusCode(200)
                .body("phase", equalTo("mitigated"));
        as("rami")
                .body(json("sampled carts"))
                .put("/incidents/{id}/verifications/user-state", incident)
                .then()
                .statusCode(200)
                .body("lacks", empty());
    }

    private static UUID incident() {
        var id = Ids.at(Instant.now());
        try (var topic = LifecycleTopic.open()) {
            topic.publish(Fixtures.detected(id, Instant.now()));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> as("vito").get("/incidents/{id}", id).statusCode() == 200);
        return id;
    }

    private static String json(String holding) {
        return Documents.block(DOCUMENT, "json", holding);
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
