package io.muster.triage.severity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.muster.triage.Fixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The severity policy as its owner and everyone else meets it. */
@QuarkusTest
@WithMuster
class SeverityPolicyApiTest {

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
        as("olga")
                .body(policy)
                .put("/severity-policy")
                .then()
                .statusCode(409)
                .body("code", equalTo("severity-policy-outdated"));
        List<?> definitions = (List<?>) policy.get("definitions");
        policy.put(
                "definitions",
                Stream.concat(definitions.stream(), definitions.stream()).toList());
        as("olga").body(policy).put("/severity-policy").then().statusCode(422);
        policy.put("definitions", List.of());
        as("olga")
                .body(policy)
                .put("/severity-policy")
                .then()
                .statusCode(422)
                .body("code", equalTo("severity-policy-incomplete"));
    }

    @Test
    void aVersionOfThePolicyIsReadWhole() {
        as("vito")
                .get("/severity-policy/versions/2")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("rules.find { it.name == 'critical-payment-method' }.severity", equalTo("SEV1"));
        as("vito")
                .get("/severity-policy/versions/1000000")
                .then()
                .statusCode(404)
                .body("code", equalTo("severity-policy-unknown"));
    }

    @Test
    void aShippedVersionFollowsAShippedOneAndNeverAStoresOwn() throws SQLException {
        as("vito")
                .get("/severity-policy/versions/1")
                .then()
                .body("rules.name", not(hasItem("critical-payment-method")))
                .body("rules.name", hasItem("money-journey-down"));
        as("vito")
                .get("/severity-policy/versions")
                .then()
                .body("items.find { it.version == 2 }.madeBy", nullValue())
                .body("items.find { it.version == 2 }.reviewDueAt", nullValue());
        Map<String, Object> own = as("vito").get("/severity-policy").path("$");
        int inForce = as("olga").body(own).put("/severity-policy").path("version");

        Fixtures.migrate("V41__critical_payment_methods.sql");

        as("vito").get("/severity-policy").then().body("version", equalTo(inForce));
    }

    @Test
    void thePolicyInForceIsTriedOnAnImpact() {
        as("vito")
                .body(impact("pay", "all"))
                .post("/severity-policy/assessment")
                .then()
                .statusCode(200)
                .body("severity", equalTo("SEV1"))
                .body("certain", equalTo(true))
                .body("reason", containsString("checkout or payment fails for everyone"));
        as("vito")
                .body(with(impact("checkout", "some"), "paymentMethods", List.of("card")))
                .post("/severity-policy/assessment")
                .then()
                .body("reason", containsString("payment method"));
    }

    @Test
    void aDraftIsTriedOnWhatIsLost() {
        Map<String, Object> byLoss = Map.of(
                "name", "dear", "severity", "SEV1", "lossPerMinute", 100, "currency", "EUR", "because", "it is dear");
        var dear = with(as("vito").get("/severity-policy").path("$"), "rules", List.of(byLoss));
        var losing = with(impact("checkout", "some"), "loss", Map.of("perMinute", 100, "currency", "EUR"));

        as("vito")
                .body(with(losing, "policy", dear))
                .post("/severity-policy/assessment")
                .then()
                .body("reason", containsString("it is dear"));
    }

    private static Map<String, Object> impact(String journey, String scope) {
        return Map.of(
                "journeys", List.of(journey),
                "scope", scope,
                "trend", "stable",
                "type", "payment",
                "source", "monitoring",
                "proposed", "SEV3");
    }

    @Test
    void thePastIsReadByEveryRole() {
        as("vito").get("/severity-policy/dry-run").then().statusCode(200);
        as("vito")
                .get("/severity-policy/versions")
                .then()
                .statusCode(200)
                .body("items.last().label", equalTo("severity-1"));
    }

    @Test
    void aDraftOfThePolicyIsTriedOnThePast() {
        Map<String, Object> inForce = as("vito").get("/severity-policy").path("$");
        var without = with(inForce, "rules", List.of());

        as("vito")
                .body(Map.of("policy", without, "days", 7))
                .post("/severity-policy/dry-run")
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("raised", equalTo(0));
        as("vito")
                .body(Map.of("policy", with(without, "definitions", List.of())))
                .post("/severity-policy/dry-run")
                .then()
                .statusCode(422)
                .body("code", equalTo("severity-policy-incomplete"));
        as("vito")
                .body(Map.of("policy", without, "days", 0))
                .post("/severity-policy/dry-run")
                .then()
                .statusCode(422);
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        var more = new HashMap<>(values);
        more.put(key, value);
        return more;
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
