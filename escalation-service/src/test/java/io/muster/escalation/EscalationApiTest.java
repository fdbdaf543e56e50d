package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Setting up who is paged, and how that is refused. */
@QuarkusTest
@WithMuster
class EscalationApiTest {

    private static final Map<String, Object> ROTATION =
            Map.of("startsAt", "2026-01-05T09:00", "shift", "P1W", "people", List.of("one", "two"));

    private static final String DESKS_ONLY =
            "its levels stand for partners' support desks only: none of your own people is asked";

    private final String key = UUID.randomUUID().toString();

    @Test
    void theOpenApiDocumentIsTheCommittedOne() {
        OpenApi.verify("escalation-service");
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsOpenToItsRolesOnly() {
        return RoleMatrix.of("escalation-service");
    }

    @Test
    void aPersonsAddressesAndSecretsAreNotForEverybody() {
        put("/people/" + key, person(Store.mail("a@store.example"), Store.webhook("http://localhost:9/page")))
                .statusCode(200)
                .body("contacts.address", contains("a@store.example", "http://localhost:9/page"))
                .body("contacts.signed", contains(false, true))
                .body(not(containsString("whsec_")));

        get("/people/" + key, Tokens.persona("vito"))
                .statusCode(200)
                .body("contacts.address", contains(nullValue(), nullValue()));
        get("/people/" + key, Tokens.of(key, "viewer")).body("contacts[0].address", equalTo("a@store.example"));
    }

    @Test
    void aWebhookKeepsItsSecretWhenNoneIsGiven() {
        Map<String, String> again = Map.of("kind", "webhook", "address", "http://localhost:9/page");
        put("/people/" + key, person(again)).statusCode(422).body("code", equalTo("contact-unusable"));
        put("/people/" + key, person(Store.webhook("http://localhost:9/page"))).statusCode(200);

        put("/people/" + key, person(again)).statusCode(200).body("contacts[0].signed", equalTo(true));
    }

    @Test
    void contactsThatCannotBeUsedAreRefused() {
        for (Map<String, String> contact : List.of(
                Store.mail("nobody"),
                Store.mail("a@store.example\r\nBcc: b@store.example"),
                Map.of("kind", "pigeon", "address", "roof"),
                Store.webhook("ftp://localhost/x"),
                Store.webhook("http://169.254.169.254/latest"),
                Store.webhook("https://elsewhere.example/x"),
                Map.of("kind", "webhook", "address", "http://localhost:9/x", "secret", "too short"))) {
            put("/people/" + key, person(contact)).statusCode(422).body("code", equalTo("contact-unusable"));
        }
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() {
        put("/people/" + key, Map.of("name", "", "timeZone", "UTC", "contacts", List.of()))
                .statusCode(422);
        put("/people/" + key, Map.of("name", "x", "timeZone", "Mars/Olympus", "contacts", List.of()))
                .statusCode(422)
                .body("code", equalTo("time-zone-unknown"));
        given().auth()
                .oauth2(admin())
                .contentType(ContentType.JSON)
                .body("{")
                .put("/people/" + key)
                .then()
                .statusCode(400);
        put("/schedules/" + key, schedule(Map.of("startsAt", "tomorrow", "shift", "P1W", "people", List.of())))
                .statusCode(422)
                .body("code", equalTo("rotation-invalid"));
        put(
                        "/schedules/" + key,
                        schedule(
                                Map.of("startsAt", "-999999999-01-01T00:00", "shift", "P1W", "people", List.of("ada"))))
                .statusCode(422)
                .body("code", equalTo("rotation-invalid"));
        put("/schedules/" + key, schedule(Map.of("startsAt", "2026-01-05T09:00", "shift", "P1M", "people", List.of())))
                .statusCode(422);
        put("/policies/" + key, Map.of("name", "x", "levels", List.of(), "repeat", 0))
                .statusCode(422);
        put("/policies/" + key, policy(Map.of("person", "a", "schedule", "b"), "PT5M"))
                .statusCode(422);
        put("/policies/" + key, policy(Map.of("person", "a"), "PT0S"))
                .statusCode(422)
                .body("errors.field", hasItem("levels[0].timeout"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (String path : List.of("/people/", "/teams/", "/services/", "/schedules/", "/policies/")) {
            get(path + key, Tokens.persona("vito")).statusCode(404).body("code", notNullValue());
        }
        get("/schedules/" + key + "/on-call", Tokens.persona("vito")).statusCode(404);
        get("/incidents/" + UUID.randomUUID(), Tokens.persona("vito"))
                .statusCode(404)
                .body("code", equalTo("escalation-unknown-incident"))
                .contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.persona("rami"))
                .post("/pages/" + UUID.randomUUID() + "/acknowledge")
                .then()
                .statusCode(404);
    }

    @Test
    void danglingNamesAreToldAtOnce() {
        put(
                        "/services/" + key,
                        Map.of(
                                "name",
                                "Search",
                                "team",
                                "t-" + key,
                                "policy",
                                "p-" + key,
                                "journeys",
                                List.of("browse")))
                .statusCode(200)
                .body("warnings", contains("team t-" + key + " does not exist", "policy p-" + key + " does not exist"));
        put("/policies/p-" + key, policy(Map.of("schedule", "s-" + key), "PT5M"))
                .statusCode(200)
                .body("warnings", contains("schedule s-" + key + " does not exist"));
        put("/teams/t-" + key, Map.of("name", "Search", "members", List.of("m-" + key)))
                .body("warnings", contains("person m-" + key + " does not exist"));

        get("/services/" + key, Tokens.persona("vito")).body("warnings", empty());
    }

    @Test
    void whatAPolicyAsksForAndCannotBringIsToldAtOnce() {
        put("/people/one-" + key, person(Store.mail("one@store.example"))).statusCode(200);
        put("/people/two-" + key, person(Store.mail("two@store.example"))).statusCode(200);
        List<Map<String, String>> targets = List.of(Map.of("person", "one-" + key), Map.of("person", "two-" + key));
        Map<String, Object> level = Map.of("targets", targets, "timeout", "PT5M", "acknowledgements", 2);
        put("/policies/" + key, Map.of("name", "Two", "levels", List.of(level))).body("warnings", empty());

        Map<String, Object> inTurn = new HashMap<>(level);
        inTurn.put("mode", "round-robin");
        put("/policies/" + key, Map.of("name", "Two", "levels", List.of(inTurn)))
                .statusCode(200)
                .body("warnings", contains("a level asks for 2 people to come, and all levels stand for 1"));
    }

    @Test
    void aPartnersDeskCountsForNobodyWhoComes() {
        put("/people/own-" + key, person(Store.mail("own@store.example"))).statusCode(200);
        Map<String, Object> desk = new HashMap<>(person(Store.mail("desk@partner.example")));
        desk.put("partner", "PayCo");
        put("/people/desk-" + key, desk).statusCode(200);
        Map<String, String> atDesk = Map.of("person", "desk-" + key);
        Map<String, Object> desksOnly = Map.of("targets", List.of(atDesk), "timeout", "PT5M");

        put("/policies/" + key, Map.of("name", "Desk", "levels", List.of(desksOnly)))
                .statusCode(200)
                .body("warnings", contains(DESKS_ONLY));
        get("/policies/" + key, Tokens.persona("vito")).body("warnings", contains(DESKS_ONLY));

        List<Map<String, String>> both = List.of(Map.of("person", "own-" + key), atDesk);
        Map<String, Object> together = Map.of("targets", both, "timeout", "PT5M", "acknowledgements", 2);
        put("/policies/" + key, Map.of("name", "Both", "levels", List.of(together)))
                .body("warnings", contains("a level asks for 2 people to come, and all levels stand for 1"));
        put("/policies/" + key, Map.of("name", "Own", "levels", List.of(desksOnly, levelOf("own-" + key))))
                .body("warnings", empty());
    }

    private static Map<String, Object> levelOf(String person) {
        return Map.of("targets", List.of(Map.of("person", person)), "timeout", "PT5M");
    }

    @Test
    void aPolicyIsVersionedByItsChanges() {
        put("/policies/" + key, policy(Map.of("person", "a"), "PT5M")).body("version", equalTo(1));
        put("/policies/" + key, policy(Map.of("person", "a"), "PT5M")).body("version", equalTo(1));
        put("/policies/" + key, policy(Map.of("person", "a"), 30))
                .body("version", equalTo(2))
                .body("levels[0].timeout", equalTo("PT30S"));
        get("/policies/" + key, Tokens.persona("vito"))
                .body("version", equalTo(2))
                .body("triageOverdue", equalTo("PT1M"));
    }

    @Test
    void whoIsOnCallAtAnyTime() {
        put("/schedules/" + key, schedule(ROTATION)).statusCode(200);

        get("/schedules/" + key + "/on-call?at=2026-01-12T07:59:59Z", Tokens.persona("vito"))
                .body("person", equalTo("one"));
        get("/schedules/" + key + "/on-call?at=2026-01-12T08:00:00Z", Tokens.persona("vito"))
                .body("person", equalTo("two"))
                .body("until", equalTo("2026-01-19T08:00:00Z"));
        get("/schedules/" + key + "/on-call?at=2026-01-01T08:00:00Z", Tokens.persona("vito"))
                .body("person", nullValue());
        get("/schedules/" + key + "/on-call?at=yesterday", Tokens.persona("vito"))
                .statusCode(400);
    }

    @Test
    void aRotationMayStartAtAnInstant() {
        put(
                        "/schedules/" + key,
                        schedule(
                                Map.of("startsAt", "2026-01-05T08:00:00Z", "shift", "PT12H", "people", List.of("one"))))
                .statusCode(200)
                .body("rotation.startsAt", equalTo("2026-01-05T09:00"));
    }

    @Test
    void whoWouldBePagedForAService() {
        put("/people/one-" + key, person(Store.mail("one@store.example"))).statusCode(200);
        put("/policies/" + key, policy(Map.of("person", "one-" + key), "PT5M")).statusCode(200);
        put("/services/" + key, Map.of("name", "Search", "team", "none", "policy", key))
                .statusCode(200);

        get("/on-call?service=" + key, Tokens.persona("vito"))
                .statusCode(200)
                .body("policy", equalTo(key))
                .body("levels[0].people.person", contains("one-" + key))
                .body("levels[0].standIns", equalTo(false));
        get("/on-call?service=unknown-" + key, Tokens.persona("vito"))
                .body("policy", equalTo("fallback"))
                .body("problem", containsString("is not known"));
        get("/on-call", Tokens.persona("vito")).statusCode(422);
    }

    @Test
    void commandersKeepSchedulesAndPoliciesButNotPeople() {
        put("/schedules/" + key, schedule(ROTATION), Tokens.persona("ada")).statusCode(200);
        put("/policies/" + key, policy(Map.of("person", "a"), "PT5M"), Tokens.persona("ada"))
                .statusCode(200);
        put("/people/" + key, person(), Tokens.persona("ada")).statusCode(403);
        put("/schedules/" + key, schedule(ROTATION), Tokens.persona("rami")).statusCode(403);
        given().contentType(ContentType.JSON)
                .body(person())
                .put("/people/" + key)
                .then()
                .statusCode(401);
    }

    private static Map<String, Object> person(Map<?, ?>... contacts) {
        return Map.of("name", "Someone", "timeZone", "Europe/Berlin", "contacts", List.of(contacts));
    }

    private static Map<String, Object> schedule(Map<String, Object> rotation) {
        return Map.of("name", "Weekly", "timeZone", "Europe/Berlin", "rotation", rotation);
    }

    private static Map<String, Object> policy(Map<String, String> target, Object timeout) {
        return Map.of(
                "name",
                "Policy",
                "levels",
                List.of(Map.of("targets", List.of(target), "timeout", timeout)),
                "repeat",
                1);
    }

    private static String admin() {
        return Tokens.persona("amir");
    }

    private static ValidatableResponse put(String path, Object body) {
        return put(path, body, admin());
    }

    private static ValidatableResponse put(String path, Object body, String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse get(String path, String token) {
        return given().auth().oauth2(token).get(path).then();
    }
}
