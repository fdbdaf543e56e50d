package io.muster.triage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The API by itself: who may, what is refused, what it looks like. */
@QuarkusTest
@WithMuster
class TriageApiTest {

    private static final UUID NOBODY_KNOWS = UUID.fromString("019aa000-0000-7000-8000-000000000000");

    @Test
    void theOpenApiDocumentIsTheCommittedOne() {
        OpenApi.verify("triage-service");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return RoleMatrix.of("triage-service");
    }

    @Test
    void anIncidentNobodyKnowsIsNotFound() {
        as("vito")
                .get("/incidents/{id}", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .body("code", equalTo("incident-unknown"));
        as("rami")
                .body(Map.of("reason", "so"))
                .post("/incidents/{id}/confirm", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://muster.dev/problems/incident-unknown"));
        as("rami")
                .body(Map.of("text", "so"))
                .post("/incidents/{id}/notes", NOBODY_KNOWS)
                .then()
                .statusCode(404);
        as("rami")
                .body(Map.of("done", true))
                .put("/incidents/{id}/checklist/no-such-item", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .body("code", equalTo("checklist-item-unknown"));
    }

    @Test
    void aDecisionWithoutAReasonIsNotValid() {
        as("rami")
                .body(Map.of("reason", " "))
                .post("/incidents/{id}/dismiss", NOBODY_KNOWS)
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("detail", containsString("reason"));
        as("rami")
                .body(Map.of("decision", "pause ads"))
                .post("/incidents/{id}/decisions", NOBODY_KNOWS)
                .then()
                .statusCode(422)
                .body("detail", containsString("customerImpact"));
    }

    @Test
    void aWordThatIsNoSeverityCannotBeRead() {
        as("rami")
                .body(Map.of("severity", "SEV9", "reason", "so"))
                .post("/incidents/{id}/severity", NOBODY_KNOWS)
                .then()
                .statusCode(400);
    }

    @Test
    void withoutATokenOrThePermissionTheDoorStaysShut() {
        given().get("/incidents/{id}", NOBODY_KNOWS).then().statusCode(401);
        as("vito")
                .body(Map.of("reason", "so"))
                .post("/incidents/{id}/confirm", NOBODY_KNOWS)
                .then()
                .statusCode(403);
        as("rami").body(Map.of("name", "x")).put("/campaigns/x").then().statusCode(403);
        as("ada")
                .body(Map.of("rules", List.of()))
                .put("/severity-policy")
                .then()
                .statusCode(403);
    }

    @Test
    void campaignsArePutReadListedAndRemoved() {
        var campaign = Map.of("name", "Summer", "startsAt", "2027-06-01T00:00:00Z", "endsAt", "2027-07-01T00:00:00Z");

        as("olga")
                .body(campaign)
                .put("/campaigns/summer")
                .then()
                .statusCode(200)
                .body("journeys", hasSize(0));

        as("vito").get("/campaigns/summer").then().statusCode(200).body("name", equalTo("Summer"));
        as("vito").get("/campaigns?limit=1").then().statusCode(200).body("items", hasSize(1));
        as("olga").delete("/campaigns/summer").then().statusCode(204);
        as("olga").delete("/campaigns/summer").then().statusCode(404).body("code", equalTo("campaign-unknown"));
        as("vito").get("/campaigns/summer").then().statusCode(404);
    }

    @Test
    void aCampaignThatEndsBeforeItStartsIsRefused() {
        as("olga")
                .body(Map.of("name", "x", "startsAt", "2027-06-01T00:00:00Z", "endsAt", "2027-06-01T00:00:00Z"))
                .put("/campaigns/x")
                .then()
                .statusCode(422)
                .body("code", equalTo("campaign-ends-first"));
        as("olga").body(Map.of("name", "x")).put("/campaigns/x").then().statusCode(422);
        as("olga")
                .body(Map.of("name", "x", "startsAt", "2027-06-01T00:00:00Z", "endsAt", "2027-06-02T00:00:00Z"))
                .put("/campaigns/X_y")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void aChangedPolicyIsANewVersionAndAnOutdatedChangeIsRefused() {
        Map<String, Object> policy =
                new HashMap<>(as("vito").get("/severity-policy").jsonPath().getMap(""));
        int version = (Integer) policy.get("version");

        as("olga")
                .body(policy)
                .put("/severity-policy")
                .then()
                .statusCode(200)
                .body("version", equalTo(version + 1))
                .body("rules", hasSize(((List<?>) policy.get("rules")).size()));

        as("amir")
                .body(policy)
                .put("/severity-policy")
                .then()
                .statusCode(409)
                .body("code", equalTo("severity-policy-outdated"))
                .body("version", equalTo(version + 1));
        policy.put("version", 0);
        policy.put("definitions", List.of());
        as("olga")
                .body(policy)
                .put("/severity-policy")
                .then()
                .statusCode(422)
                .body("code", equalTo("severity-policy-incomplete"));
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
