package io.muster.comms;

import static io.muster.comms.DatabaseBehindProxy.database;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.muster.comms.DatabaseBehindProxy.Fault;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The public page stands whatever becomes of the database, and says how old it is; the rest comes back by itself. */
@QuarkusTest
@QuarkusTestResource(value = DatabaseBehindProxy.class, restrictToAnnotatedClass = true)
@TestMethodOrder(OrderAnnotation.class)
class DatabaseGoneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    @Test
    @Order(1)
    void aServiceStartedWithoutItsDatabaseShowsTheLastKnownState() {
        given().get("/status")
                .then()
                .statusCode(200)
                .body(containsString("Major System Outage"))
                .body(containsString("Problems with checkout"))
                .body(containsString("may be outdated"));
        given().get("/status/incidents/019aa000-0000-7000-8000-000000000042")
                .then()
                .statusCode(200);
        given().get("/api/v2/status.json").then().statusCode(200).body("status.indicator", equalTo("critical"));
        given().get(TestHTTPResourceManager.getManagementUri() + "/health/ready")
                .then()
                .statusCode(200);
        drafts().statusCode(503);
    }

    @Test
    @Order(2)
    void onceTheDatabaseIsThereItIsMigratedAndThePageIsFresh() {
        database(Fault.IS_BACK);

        await().atMost(PATIENCE).untilAsserted(() -> drafts().statusCode(200));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/status")
                        .then()
                        .body(containsString("All Systems Operational"))
                        .body(not(containsString("may be outdated"))));
    }

    @Test
    @Order(3)
    void whileItIsFrozenThePageAnswersAtOnceAndTheRestSaysSoInTime() {
        database(Fault.FREEZES);
        clock.forward(Duration.ofMinutes(2));

        given().get("/status").then().statusCode(200).time(lessThan(5_000L)).body(containsString("may be outdated"));
        drafts().statusCode(503).time(lessThan(12_000L));

        database(Fault.IS_BACK);
        await().atMost(PATIENCE).untilAsserted(() -> drafts().statusCode(200));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/status").then().body(not(containsString("may be outdated"))));
    }

    private static ValidatableResponse drafts() {
        return given().auth().oauth2(Tokens.of("vito", "viewer")).get("/drafts").then();
    }
}
