package io.muster.resolution;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The API by itself: who may, what is refused, what it looks like. */
@QuarkusTest
@WithMuster
class ResolutionApiTest {

    private static final UUID NOBODY_KNOWS = UUID.fromString("019aa000-0000-7000-8000-000000000000");
    private static final String SECRET = "whsec_bXVzdGVyLXRlc3Qtc2VjcmV0LW11c3Rlcg==";

    @Test
    void theOpenApiDocumentIsTheCommittedOne() {
        OpenApi.verify("resolution-service");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return RoleMatrix.of("resolution-service");
    }

    @Test
    void whatNobodyKnowsIsNotFound() {
        as("vito")
                .get("/incidents/{id}", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .body("code", equalTo("incident-unknown"));
        as("vito").get("/incidents/{id}/mitigations", NOBODY_KNOWS).then().statusCode(404);
        as("vito")
                .get("/mitigations/{id}", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .body("code", equalTo("mitigation-unknown"));
        as("ada").post("/mitigations/{id}/approve", NOBODY_KNOWS).then().statusCode(404);
        as("vito")
                .get("/mitigation-actions/none")
                .then()
                .statusCode(404)
                .body("code", equalTo("mitigation-action-unknown"));
        as("ada")
                .body(Map.of("reason", "so"))
                .post("/incidents/{id}/mitigated", NOBODY_KNOWS)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        as("rami")
                .body(Map.of("owner", "rami"))
                .put("/incidents/{id}/verifications/transactions", NOBODY_KNOWS)
                .then()
                .statusCode(404);
        as("rami")
                .body(Map.of("owner", "rami"))
                .put("/incidents/{id}/verifications/weather", NOBODY_KNOWS)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void withoutATokenOrThePermissionTheDoorStaysShut() {
        given().get("/incidents/{id}", NOBODY_KNOWS).then().statusCode(401);
        as("vito")
                .body(Map.of("reason", "so"))
                .post("/incidents/{id}/mitigated", NOBODY_KNOWS)
                .then()
                .statusCode(403);
        as("cora")
                .body(Map.of("summary", "so"))
                .post("/incidents/{id}/resolved", NOBODY_KNOWS)
                .then()
                .statusCode(403);
        as("ada").body(action()).put("/mitigation-actions/x").then().statusCode(403);
        as("ada").body(Map.of("watch", Map.of())).put("/relapse-policy").then().statusCode(403);
    }

    @Test
    void aDeclarationWithoutItsReasonIsNotValid() {
        as("ada")
                .body(Map.of("reason", " "))
                .post("/incidents/{id}/mitigated", NOBODY_KNOWS)
                .then()
                .statusCode(422)
                .body("detail", containsString("reason"));
        as("ada")
                .body(Map.of())
                .post("/incidents/{id}/resolved", NOBODY_KNOWS)
                .then()
                .statusCode(422)
                .body("detail", containsString("summary"));
        as("rami")
                .body(Map.of("evidence", "e"))
                .put("/incidents/{id}/verifications/transactions", NOBODY_KNOWS)
                .then()
                .statusCode(422)
                .body("detail", containsString("owner"));
    }

    @Test
    void anActionsSecretIsKeptAndNeverShown() {
        as("amir").body(action()).put("/mitigation-actions/rollback").then().statusCode(200);
        var changed = action();
        changed.remove("secret");
        changed.put("title", "Roll back");

        as("olga").body(changed).put("/mitigation-actions/rollback").then().statusCode(200);

        as("vito")
                .get("/mitigation-actions/rollback")
                .then()
                .statusCode(200)
                .body("title", equalTo("Roll back"))
                .body("kind", equalTo("rollback"))
                .body(not(containsString("whsec")))
                .body(not(containsString("ecret")));
        as("vito").get("/mitigation-actions").then().statusCode(200).body("items.size()", greaterThanOrEqualTo(1));
    }

    @Test
    void anActionThatCouldNotBeCarriedOutIsRefused() {
        refused("secret", null, "mitigation-secret-missing");
        refused("secret", "password", "mitigation-secret-unusable");
        refused("secret", "whsec_c2hvcnQ=", "mitigation-secret-unusable");
        refused("url", "ftp://deploy.example/x", "mitigation-url-unusable");
        refused("url", "/relative", "mitigation-url-unusable");
        refused("kind", "hope", "validation-failed");
    }

    @Test
    void aChangedRelapsePolicyIsANewVersion() {
        int version = as("vito")
                .get("/relapse-policy")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
        var watch = Map.of("SEV1", "PT60M", "SEV2", "PT30M", "SEV3", "PT15M");

        as("olga")
                .body(Map.of("watch", watch))
                .put("/relapse-policy")
                .then()
                .statusCode(200)
                .body("version", equalTo(version + 1))
                .body("watch.SEV2", equalTo("PT30M"));

        as("olga")
                .body(Map.of("watch", Map.of("SEV1", "PT60M")))
                .put("/relapse-policy")
                .then()
                .statusCode(422)
                .body("code", equalTo("relapse-policy-incomplete"));
        as("olga")
                .body(Map.of("watch", Map.of("SEV1", "PT0S", "SEV2", "PT30M", "SEV3", "PT15M")))
                .put("/relapse-policy")
                .then()
                .statusCode(422);
    }

    @Test
    void changesOfThePolicyAtTheSameInstantAreVersionsOfIt() {
        var watch = Map.of("watch", Map.of("SEV1", "PT60M", "SEV2", "PT30M", "SEV3", "PT15M"));

        var versions = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> as("olga")
                        .body(watch)
                        .put("/relapse-policy")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("version")))
                .toList();

        assertThat(versions.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
    }

    private static void refused(String field, String value, String code) {
        var action = action();
        if (value == null) {
            action.remove(field);
        } else {
            action.put(field, value);
        }
        as("amir")
                .body(action)
                .put("/mitigation-actions/impossible")
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }

    private static Map<String, Object> action() {
        return new HashMap<>(Map.of(
                "title",
                "Roll back checkout",
                "kind",
                "rollback",
                "url",
                "https://deploy.example/rollback",
                "secret",
                SECRET,
                "requiresApproval",
                false));
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
