package io.muster.escalation.restriction;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.WithStore;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restricted incident is there for those who work on incidents and for those who were called, and for nobody else. */
@QuarkusTest
@WithMuster
class RestrictedIncidentTest extends WithStore {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private UUID incident;
    private UUID page;

    @BeforeEach
    void aSecurityIncidentPagesSomebody() {
        incident = store.detected(Severity.SEV2);
        is(IncidentType.SECURITY, Actor.rule("severity-policy"));
        page = topic.await(ResponderPaged.class, incident).pageId();
    }

    @Test
    void forThoseWhoAreNotConcernedThereIsNone() {
        String viewer = Tokens.persona("vito");

        get(viewer, "").statusCode(404).body("code", equalTo("escalation-unknown-incident"));
        get(viewer, "/attendance").statusCode(404);
        get(Tokens.service("shop", "muster:read"), "").statusCode(404);
        as(viewer)
                .body(Map.of("attendance", "joined"))
                .put("/incidents/{id}/attendance", incident)
                .then()
                .statusCode(404);
        as(viewer).post("/pages/{id}/acknowledge", page).then().statusCode(404).body("code", equalTo("page-unknown"));
    }

    @Test
    void whoWorksOnIncidentsAndWhoWasPagedFindIt() {
        String paged = Tokens.of(store.id("rami"), "viewer");

        get(Tokens.persona("ada"), "").statusCode(200);
        get(paged, "").statusCode(200);
        as(paged).post("/pages/{id}/acknowledge", page).then().statusCode(200);
    }

    @Test
    void whoHoldsARoleInItFindsIt() {
        as(Tokens.persona("amir"))
                .body(Map.of("name", "Cora", "timeZone", "Europe/Berlin", "contacts", List.of()))
                .put("/people/cora")
                .then()
                .statusCode(200);
        as(Tokens.persona("ada"))
                .body(Map.of("person", "cora"))
                .put("/incidents/{id}/roles/communications-owner", incident)
                .then()
                .statusCode(200);

        get(Tokens.persona("cora"), "").statusCode(200);
    }

    @Test
    void itIsThereForEveryoneOnceAPersonSaysThatItIsOfAnotherType() {
        is(IncidentType.TECHNICAL, Actor.person("ada"));

        await("the incident for everyone")
                .atMost(PATIENCE)
                .untilAsserted(() -> get(Tokens.persona("vito"), "").statusCode(200));
    }

    private void is(IncidentType type, Actor by) {
        topic.publish(new IncidentConfirmed(
                EventContext.internal(incident, clock.instant(), by, "as the test says"),
                Severity.SEV2,
                type,
                List.of(Journey.PAY),
                store.service(),
                "1"));
    }

    private ValidatableResponse get(String token, String below) {
        return as(token).get("/incidents/" + incident + below).then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
