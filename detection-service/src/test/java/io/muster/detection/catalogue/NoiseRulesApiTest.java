package io.muster.detection.catalogue;

import static io.muster.detection.Senders.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store owner keeps as data: the catalogue and which alerts keep which others quiet. */
@QuarkusTest
@WithMuster
class NoiseRulesApiTest {

    @AfterEach
    void empty() {
        as("olga")
                .body(Map.of("services", List.of(), "version", version("/catalogue")))
                .put("/catalogue")
                .then()
                .statusCode(200);
        as("olga")
                .body(Map.of("rules", List.of(), "version", version("/inhibition-rules")))
                .put("/inhibition-rules")
                .then()
                .statusCode(200);
    }

    @Test
    void theCatalogueIsImportedAsOneDocument() {
        as("olga")
                .body(Map.of(
                        "services",
                        List.of(
                                Map.of("name", "checkout", "dependsOn", List.of("payments")),
                                Map.of("name", "payments", "team", "money", "journeys", List.of("pay"))),
                        "version",
                        version("/catalogue")))
                .put("/catalogue")
                .then()
                .statusCode(200)
                .body("version", greaterThan(0))
                .body("changedBy", equalTo("olga"));

        int version = version("/catalogue");
        as("olga")
                .body(Map.of("services", List.of()))
                .put("/catalogue")
                .then()
                .statusCode(409)
                .body("code", equalTo("catalogue-outdated"))
                .body("version", equalTo(version));
        as("vito").get("/catalogue").then().body("services.name", contains("checkout", "payments"));
        as("vito")
                .get("/catalogue/services/payments")
                .then()
                .body("affects", contains("checkout"))
                .body("affectedJourneys", contains("pay"));
    }

    @Test
    void aServiceIsAddedAndTakenOut() {
        as("olga").body(Map.of()).put("/catalogue/services/ledger").then().statusCode(200);
        as("olga")
                .body(Map.of("dependsOn", List.of("ledger")))
                .put("/catalogue/services/payments")
                .then()
                .statusCode(200)
                .body("dependsOn", contains("ledger"));

        as("olga").delete("/catalogue/services/ledger").then().statusCode(204);

        as("vito")
                .get("/catalogue")
                .then()
                .body("services.find { it.name == 'payments' }.dependsOn.size()", equalTo(0));
        as("vito")
                .get("/catalogue/services/ledger")
                .then()
                .statusCode(404)
                .body("code", equalTo("catalogue-service-unknown"));
        as("olga").delete("/catalogue/services/ledger").then().statusCode(404);
    }

    @Test
    void everyVersionOfTheCatalogueCanBeReadLater() {
        as("olga")
                .body(Map.of(
                        "services",
                        List.of(Map.of("name", "ledger"), Map.of("name", "payments")),
                        "version",
                        version("/catalogue")))
                .put("/catalogue")
                .then()
                .statusCode(200);
        long whole = as("vito").get("/catalogue").jsonPath().getLong("version");
        as("olga").delete("/catalogue/services/ledger").then().statusCode(204);

        as("vito")
                .get("/catalogue/versions?limit=2")
                .then()
                .statusCode(200)
                .body("items.version", contains((int) whole + 1, (int) whole))
                .body("items.services", contains(1, 2))
                .body("items[0].changedBy", equalTo("olga"));
        as("vito")
                .get("/catalogue/versions/{version}", whole)
                .then()
                .body("services.name", contains("ledger", "payments"));
        as("vito")
                .get("/catalogue/versions/{version}", whole + 1000)
                .then()
                .statusCode(404)
                .body("code", equalTo("catalogue-unknown"));
    }

    @Test
    void aCatalogueWithHolesIsRefused() {
        as("olga")
                .body(Map.of(
                        "services",
                        List.of(Map.of("name", "a", "dependsOn", List.of("b"))),
                        "version",
                        version("/catalogue")))
                .put("/catalogue")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-catalogue"))
                .body("detail", containsString("\"b\""));
    }

    @Test
    void inhibitionRulesArePublished() {
        Map<String, Object> rule = Map.of(
                "name",
                "cluster down",
                "source",
                List.of("alertname=\"ClusterDown\""),
                "target",
                List.of("severity=~\"warning|info\""),
                "equal",
                List.of("cluster"));

        as("olga")
                .body(Map.of("rules", List.of(rule), "version", version("/inhibition-rules")))
                .put("/inhibition-rules")
                .then()
                .statusCode(200);

        as("vito")
                .get("/inhibition-rules")
                .then()
                .body("rules[0].name", equalTo("cluster down"))
                .body("rules[0].target", contains("severity=~\"warning|info\""))
                .body("publishedBy", equalTo("olga"));
        as("olga")
                .body(Map.of("rules", List.of(rule, rule)))
                .put("/inhibition-rules")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-inhibition-rules"));
        as("olga")
                .body(Map.of("rules", List.of(Map.of("name", "x", "source", List.of("="), "target", List.of("a=b")))))
                .put("/inhibition-rules")
                .then()
                .statusCode(422)
                .body("detail", containsString("bad matcher format"));
    }

    @Test
    void everyVersionOfTheInhibitionRulesIsRead() {
        Map<String, Object> rule =
                Map.of("name", "old", "source", List.of("a=\"b\""), "target", List.of("c=\"d\""), "equal", List.of());
        int version = as("olga")
                .body(Map.of("rules", List.of(rule), "version", version("/inhibition-rules")))
                .put("/inhibition-rules")
                .path("version");
        as("olga")
                .body(Map.of("rules", List.of(), "version", version))
                .put("/inhibition-rules")
                .then()
                .statusCode(200);

        as("vito")
                .get("/inhibition-rules/versions/{version}", version)
                .then()
                .statusCode(200)
                .body("rules.name", contains("old"))
                .body("publishedBy", equalTo("olga"));
        String cursor = as("vito")
                .get("/inhibition-rules/versions?limit=1")
                .then()
                .body("items.version", contains(version + 1))
                .extract()
                .path("next");
        as("vito")
                .get("/inhibition-rules/versions?limit=1&cursor={cursor}", cursor)
                .then()
                .body("items.version", contains(version));
        as("vito")
                .get("/inhibition-rules/versions/1000000")
                .then()
                .statusCode(404)
                .body("code", equalTo("inhibition-rules-unknown"));
        as("vito").get("/declaration-policy/versions").then().body("items.last().version", equalTo(1));
    }

    @Test
    void inhibitionRulesAreChangedFromTheVersionInForceOnly() {
        int version = version("/inhibition-rules");

        as("olga")
                .body(Map.of("rules", List.of(), "version", version + 1))
                .put("/inhibition-rules")
                .then()
                .statusCode(409)
                .body("code", equalTo("inhibition-rules-outdated"))
                .body("version", equalTo(version));
    }

    @Test
    void aPolicyIsTriedOnThePast() {
        String service = "svc-" + UUID.randomUUID();
        String report = as("vito")
                .body(Map.of("source", "support", "what", "Pictures are missing", "service", service))
                .post("/reports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() ->
                as("vito").get("/reports/{id}", report).path("state").equals("minor"));

        Map<String, Object> rule = Map.of(
                "name", "everything of this service",
                "match", Map.of("services", List.of(service)),
                "outcome", "incident",
                "severity", "SEV2");
        as("olga")
                .body(Map.of("rules", List.of(rule), "days", 1))
                .post("/declaration-policy/dry-run")
                .then()
                .statusCode(200)
                .body("becomeIncidents", equalTo(1))
                .body("samples.id", hasItem(report))
                .body("samples.find { it.id == '%s' }.was.outcome".formatted(report), equalTo("minor"))
                .body("samples.find { it.id == '%s' }.wouldBe.severity".formatted(report), equalTo("SEV2"));
        as("vito")
                .get("/declaration-policy")
                .then()
                .body(
                        "rules.name",
                        containsInAnyOrder(
                                "informational",
                                "checkout or payment critical",
                                "critical",
                                "buying journey",
                                "people report a buying journey",
                                "people report another journey"));
    }

    private static int version(String document) {
        return as("vito").get(document).path("version");
    }
}
