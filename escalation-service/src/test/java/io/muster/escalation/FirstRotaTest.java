package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muster.contracts.Severity;
import io.muster.testkit.FakeMail;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The path of someone who sets up their first rota, as docs/escalation.md walks it. */
@QuarkusTest
@WithMuster
class FirstRotaTest {

    @Inject
    Clock clock;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String mia = "mia-" + id;
    private final String noah = "noah-" + id;
    private final String key = "search-" + id;

    @Test
    void peopleRotaPolicyAndATestPage() {
        setUp();

        post("/policies/" + key + "/dry-run", Map.of("at", "2026-01-10T02:00:00Z", "severity", "SEV3"), viewer())
                .statusCode(200)
                .body("contacts.person", contains(mia, mia, noah))
                .body("contacts.after", contains(0, 300, 300))
                .body("contacts[0].channel", equalTo("mail"))
                .body("problems", empty());
        String test = post("/policies/" + key + "/test-page", null, Tokens.persona("rami"))
                .statusCode(200)
                .extract()
                .path("id");
        String paged = given().auth()
                .oauth2(viewer())
                .get("/incidents/" + test)
                .then()
                .statusCode(200)
                .body("pages.person", org.hamcrest.Matchers.hasSize(1))
                .extract()
                .path("pages[0].person");
        FakeMail.Mail mail = FakeMail.await(paged + "@store.example", any -> true);

        given().post(Store.linkIn(mail)).then().statusCode(200);

        get("/incidents/" + test)
                .body("escalation.state", equalTo("acknowledged"))
                .body("roles", empty());
    }

    @Test
    void oneContactIsVerifiedByAnsweringFromThere() {
        setUp();
        post("/people/" + mia + "/contacts/1/verification", null, Tokens.of(noah, "viewer"))
                .statusCode(403);
        post("/people/" + mia + "/contacts/9/verification", null, Tokens.of(mia, "viewer"))
                .statusCode(404)
                .body("code", equalTo("contact-unknown"));

        post("/people/" + mia + "/contacts/1/verification", null, Tokens.of(mia, "viewer"))
                .statusCode(200);
        FakeMail.Mail mail = FakeMail.await(mia + "@store.example", any -> true);
        assertThat(mail.text()).contains("; nothing is broken").doesNotContain("SEV1");
        given().get(Store.linkIn(mail))
                .then()
                .statusCode(200)
                .body(containsString("the test page · nothing is broken"));
        given().post(Store.linkIn(mail))
                .then()
                .statusCode(200)
                .body(containsString("Pages reach you where this one did."));

        get("/people/" + mia).body("contacts[0].verifiedAt", notNullValue());
        put("/people/" + mia, person(mia)).body("contacts[0].verifiedAt", notNullValue());
        put("/people/" + mia, person("other-" + mia)).body("contacts[0].verifiedAt", nullValue());
    }

    @Test
    void anAnswerFromTheOldAddressDoesNotVerifyTheNewOne() {
        setUp();
        post("/people/" + noah + "/contacts/1/verification", null, Tokens.of(noah, "viewer"))
                .statusCode(200);
        FakeMail.Mail mail = FakeMail.await(noah + "@store.example", any -> true);
        put("/people/" + noah, person("other-" + noah)).statusCode(200);

        given().post(Store.linkIn(mail)).then().statusCode(200);

        get("/people/" + noah).body("contacts[0].verifiedAt", nullValue());
    }

    @Test
    void rulesQuietHoursAndPartnersAreKept() {
        put(
                        "/people/" + mia,
                        Map.of(
                                "name",
                                "PayCo desk",
                                "timeZone",
                                "Europe/Berlin",
                                "contacts",
                                List.of(Store.mail(mia + "@store.example")),
                                "rules",
                                List.of(Map.of("urgency", "low", "after", "PT5M", "contact", 1)),
                                "quietHours",
                                Map.of("from", "22:00", "until", "07:00"),
                                "partner",
                                "PayCo"))
                .statusCode(200);
        get("/people/" + mia)
                .body("rules[0].after", equalTo("PT5M"))
                .body("quietHours.until", equalTo("07:00"))
                .body("partner", equalTo("PayCo"));
        put(
                        "/people/" + mia,
                        Map.of(
                                "name",
                                "x",
                                "timeZone",
                                "UTC",
                                "contacts",
                                List.of(),
                                "rules",
                                List.of(Map.of("urgency", "low", "contact", 1))))
                .statusCode(422)
                .body("code", equalTo("person-unusable"));
    }

    @Test
    void aPolicySaysWhenHowManyAndInTurn() {
        Map<String, Object> level = Map.of(
                "targets",
                List.of(Map.of("team", "nobody-" + id)),
                "timeout",
                30,
                "mode",
                "round-robin",
                "acknowledgements",
                2,
                "when",
                Map.of(
                        "severities",
                        List.of("SEV1"),
                        "types",
                        List.of("supply chain"),
                        "campaign",
                        true,
                        "hours",
                        Map.of(
                                "timeZone",
                                "Europe/Berlin",
                                "windows",
                                List.of(Map.of("days", List.of("saturday"), "from", "09:00", "until", "18:00")),
                                "outside",
                                true)));
        put("/policies/" + key, Map.of("name", "All", "levels", List.of(level), "acknowledgementTimeout", "PT30M"))
                .statusCode(200)
                .body("warnings", hasItem("team nobody-" + id + " does not exist"));

        get("/policies/" + key)
                .body("levels[0].mode", equalTo("round-robin"))
                .body("levels[0].acknowledgements", equalTo(2))
                .body("levels[0].when.types", contains("supply chain"))
                .body("levels[0].when.hours.outside", equalTo(true))
                .body("acknowledgementTimeout", equalTo("PT30M"));
    }

    @Test
    void aChangedPolicyIsToldAndAppliedOnDemand() {
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            isToldAndApplied(Store.open(topic, clock));
        }
    }

    private static void publishPolicy(Store store, String asked) {
        Map<String, Object> level = Map.of("targets", List.of(Map.of("person", store.id(asked))), "timeout", "PT5M");
        put("/policies/" + store.policyKey(), Map.of("name", "Payments", "levels", List.of(level)))
                .statusCode(200);
    }

    private static void isToldAndApplied(Store store) {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        publishPolicy(store, "ada");
        Store.incident(incident).body("escalation.newerPolicyVersion", equalTo(2));

        post("/incidents/" + incident + "/apply-policy", null, Tokens.persona("ada"))
                .statusCode(200)
                .body("escalation.policyVersion", equalTo(2))
                .body("escalation.newerPolicyVersion", nullValue());

        store.mailTo("ada");
        post("/pages/" + store.pagesOf("ada", incident).getFirst() + "/acknowledge", null, Tokens.persona("ada"))
                .statusCode(200);
        publishPolicy(store, "rami");
        Store.incident(incident).body("escalation.newerPolicyVersion", nullValue());
        post("/incidents/" + incident + "/apply-policy", null, Tokens.persona("ada"))
                .statusCode(409)
                .body("code", equalTo("escalation-not-paging"));
    }

    private void setUp() {
        put("/people/" + mia, person(mia)).statusCode(200);
        put("/people/" + noah, person(noah)).statusCode(200);
        put("/teams/" + key, Map.of("name", "Search", "members", List.of(mia, noah), "lead", mia));
        put(
                        "/schedules/" + key,
                        Map.of(
                                "name",
                                "Search",
                                "timeZone",
                                "Europe/Berlin",
                                "rotation",
                                Map.of("startsAt", "2026-01-05T09:00", "shift", "P1W", "people", List.of(mia, noah))))
                .body("warnings", empty());
        put(
                        "/policies/" + key,
                        Map.of(
                                "name",
                                "Search",
                                "levels",
                                List.of(
                                        Map.of("targets", List.of(Map.of("schedule", key)), "timeout", "PT5M"),
                                        Map.of("targets", List.of(Map.of("team", key)), "timeout", "PT10M")),
                                "communicationsOwner",
                                Map.of("person", noah)))
                .statusCode(200)
                .body("version", greaterThan(0));
        put("/services/" + key, Map.of("name", "Search", "team", key, "policy", key))
                .body("warnings", empty());
    }

    private static Map<String, Object> person(String id) {
        return Map.of("name", id, "timeZone", "Europe/Berlin", "contacts", List.of(Store.mail(id + "@store.example")));
    }

    private static String viewer() {
        return Tokens.persona("vito");
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(viewer()).get(path).then();
    }

    private static ValidatableResponse put(String path, Object body) {
        return given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse post(String path, Object body, String token) {
        var request = given().auth().oauth2(token).contentType(ContentType.JSON);
        return (body == null ? request : request.body(body)).post(path).then();
    }
}
