package io.muster.comms;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.comms.statuspage.PublicState;
import io.muster.comms.updates.Communication;
import io.muster.comms.updates.Communications;
import io.muster.comms.updates.PublicStatus;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.durable.UnitOfWork;
import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The public page, its settings, and what the service promises about itself. */
@QuarkusTest
@WithMuster
class StatusPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant LONG_AGO = Instant.parse("2019-05-04T10:00:00Z");

    @Inject
    Communications communications;

    @Inject
    UnitOfWork unitOfWork;

    @Test
    void thePageStandsOpenAndIsNamed() {
        as("olga", "owner", "viewer")
                .body(Map.of("name", "Example Store", "url", "https://status.example.com", "timeZone", "Europe/Berlin"))
                .put("/page")
                .then()
                .statusCode(200)
                .body("timeZone", equalTo("Europe/Berlin"));
        as("cora", "communications", "viewer")
                .body(Map.of("name", "Search & more", "journeys", List.of("browse"), "position", 1))
                .put("/components/search")
                .then()
                .statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/status")
                        .then()
                        .statusCode(200)
                        .contentType("text/html")
                        .body(containsString("Example Store"))
                        .body(containsString("Search &amp; more"))
                        .body(not(containsString("<script"))));
        given().get("/api/v2/components.json")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Cache-Control", equalTo("public, max-age=10"))
                .body("page.time_zone", equalTo("Europe/Berlin"))
                .body("components.id", hasItem("search"));
        given().get("/status/incidents/none").then().statusCode(404).contentType("text/html");
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/api/v2/status.json").then().statusCode(200));
        String tag = given().get("/api/v2/status.json")
                .then()
                .header("ETag", notNullValue())
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag)
                .get("/api/v2/status.json")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
    }

    @Test
    void everyDocumentOfTheStandardIsThere() {
        for (String path : List.of(
                "summary",
                "status",
                "components",
                "incidents",
                "incidents/unresolved",
                "scheduled-maintenances",
                "scheduled-maintenances/upcoming",
                "scheduled-maintenances/active")) {
            given().get("/api/v2/" + path + ".json")
                    .then()
                    .statusCode(200)
                    .contentType(ContentType.JSON)
                    .body("page.name", notNullValue());
        }
    }

    @Test
    void whatIsUnresolvedStaysHoweverMuchHasBeenResolvedSince() {
        UUID unresolved = UUID.randomUUID();
        UUID firstOver = UUID.randomUUID();
        Uni<Void> told = tell(unresolved, PublicStatus.IDENTIFIED, LONG_AGO)
                .chain(() -> tell(firstOver, PublicStatus.RESOLVED, LONG_AGO.plusSeconds(1)));
        for (int later = 0; later < PublicState.REMEMBERED; later++) {
            Instant at = LONG_AGO.plusSeconds(2 + later);
            told = told.chain(() -> tell(UUID.randomUUID(), PublicStatus.RESOLVED, at));
        }
        Uni<Void> all = told;
        unitOfWork.run(() -> all).await().atMost(PATIENCE);

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/api/v2/incidents.json")
                        .then()
                        .statusCode(200)
                        .body("incidents.id", hasItem(unresolved.toString()))
                        .body("incidents.id", not(hasItem(firstOver.toString())))
                        .body("incidents.findAll { it.resolved_at != null }.size()", equalTo(PublicState.REMEMBERED)));
        given().get("/api/v2/incidents/unresolved.json").then().body("incidents.id", hasItem(unresolved.toString()));
        given().get("/status").then().body(containsString("id=\"incident-" + unresolved));
        given().get("/status/incidents/{id}", unresolved).then().statusCode(200);
    }

    @Test
    void settingsAreGuarded() {
        given().contentType(ContentType.JSON).body("{}").put("/page").then().statusCode(401);
        as("vito", "viewer").body("{}").put("/page").then().statusCode(403);
        as("olga", "owner", "viewer").body("{}").put("/page").then().statusCode(422);
        as("olga", "owner", "viewer")
                .body(Map.of("name", "a", "url", "https://a.example", "timeZone", "Mars/Olympus"))
                .put("/page")
                .then()
                .statusCode(422)
                .body("code", equalTo("time-zone-unknown"));
        as("vito", "viewer").get("/components/nothing").then().statusCode(404);
    }

    @Test
    void theCadencePolicyIsVersionedData() {
        Map<String, Object> severity = Map.of(
                "firstInternal", "PT1M",
                "internal", "PT10M",
                "firstExternal", "PT2M",
                "external", Map.of("unknown", "PT5M", "known", "PT6M", "mitigated", "PT7M"));
        Map<String, Object> policy = Map.of("severities", Map.of("SEV1", severity, "SEV2", severity, "SEV3", severity));
        long before = as("vito", "viewer")
                .get("/cadence-policy")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("version");

        as("olga", "owner", "viewer")
                .body(policy)
                .put("/cadence-policy")
                .then()
                .statusCode(200)
                .body("version", equalTo((int) before + 1))
                .body("severities.SEV1.external.known", equalTo("PT6M"));
        as("olga", "owner", "viewer")
                .body(policy)
                .put("/cadence-policy")
                .then()
                .body("version", equalTo((int) before + 1));
        as("olga", "owner", "viewer")
                .body(Map.of("severities", Map.of("SEV1", severity)))
                .put("/cadence-policy")
                .then()
                .statusCode(422)
                .body("code", equalTo("cadence-policy-flawed"));
        as("vito", "viewer").body(policy).put("/cadence-policy").then().statusCode(403);
    }

    @Test
    void theOpenApiDocumentIsTheCommittedOne() {
        OpenApi.verify("comms-service");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return RoleMatrix.of("comms-service");
    }

    /** The public is told once of an incident. */
    private Uni<Void> tell(UUID id, PublicStatus status, Instant at) {
        var update = new PublishedUpdate(
                UUID.randomUUID(),
                id,
                List.of(Audience.CUSTOMERS),
                "Cards are refused",
                "We are on it.",
                status,
                null,
                null,
                at,
                Actor.person("cora"));
        return Uni.createFrom()
                .deferred(() -> communications.lock(id))
                .chain(silent -> communications.save(
                        silent,
                        new Communication(
                                silent.incident(), silent.cadence(), null, List.of(), List.of(update), Map.of())));
    }

    private static RequestSpecification as(String person, String... permissions) {
        return given().auth().oauth2(Tokens.of(person, permissions)).contentType(ContentType.JSON);
    }
}
