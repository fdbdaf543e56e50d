package io.muster.comms;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
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
import org.junit.jupiter.api.Test;

/** What docs/comms.md tells a reader to send is taken as it stands there. */
@QuarkusTest
@WithMuster
class DocumentedRequestsTest {

    private static final String DOCUMENT = "docs/comms.md";

    @Test
    void anUpdateInOwnWords() {
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            CommsFixture incident = new CommsFixture(topic, Instant.now())
                    .detected()
                    .confirmed(Severity.SEV1)
                    .assigned(Role.COMMUNICATIONS_OWNER, "cora");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> "cora"
                            .equals(as("vito")
                                    .get("/incidents/{id}", incident.id)
                                    .path("communicationsOwner")));

            as("cora")
                    .body(json("PayPal works meanwhile"))
                    .post("/incidents/{id}/updates", incident.id)
                    .then()
                    .statusCode(201)
                    .body("publicStatus", equalTo("identified"))
                    .body("text", containsString("more here by "));
        }
    }

    @Test
    void aCadencePolicy() {
        as("olga").body(json("firstInternal")).put("/cadence-policy").then().statusCode(200);
    }

    @Test
    void aPartOfTheStore() {
        as("cora")
                .body(json("Cart, payment and orders"))
                .put("/components/{key}", "documented-" + UUID.randomUUID())
                .then()
                .statusCode(200);
    }

    private static String json(String holding) {
        return Documents.block(DOCUMENT, "json", holding);
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
