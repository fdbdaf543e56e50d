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
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private static final String DAY_AFTER_TOMORROW =
            LocalDate.now(ZoneOffset.UTC).plusDays(2).format(DateTimeFormatter.BASIC_ISO_DATE);
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
                .body("code", equalTo("incident-unknown"));
    }

    @Test
    void whatNoDatabaseCanHoldIsRefused() {
        as("rami")
                .body("{\"text\": \"pasted from a core dump: \\u0000\"}")
                .post("/incidents/{id}/notes", NOBODY_KNOWS)
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", equalTo(List.of("text")));
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
    void aServiceWithoutANameIsNone() {
        as("rami")
                .body(Map.of("service", " ", "reason", "so"))
                .post("/incidents/{id}/confirm", NOBODY_KNOWS)
                .then()
                .statusCode(422)
                .body("detail", containsString("service"));
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
    void everyRoleFindsTheWrittenProcess() {
        as("vito")
                .queryParam("q", "orders doubt")
                .get("/playbooks")
                .then()
                .statusCode(200)
                .body("key", equalTo(List.of("payment")));
        as("vito")
                .get("/playbooks/payment")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("body", containsString("# Payment failure"));
        as("vito").get("/playbooks/nothing").then().statusCode(404).body("code", equalTo("playbook-unknown"));
    }

    @Test
    void aPlaybookThatCannotStandIsRefused() {
        var next = Map.of("title", "Outage", "body", "# Outage", "checklist", List.of(), "type", "technical");
        as("ada")
                .body(with(next, "version", 7))
                .put("/playbooks/technical")
                .then()
                .statusCode(409);
        as("ada")
                .body(next)
                .put("/playbooks/other")
                .then()
                .statusCode(409)
                .body("code", equalTo("playbook-type-taken"));
        var item = Map.of("stage", "triage", "key", "look", "text", "Look");
        as("ada")
                .body(with(next, "checklist", List.of(item, item)))
                .put("/playbooks/technical")
                .then()
                .statusCode(422)
                .body("code", equalTo("playbook-item-doubled"));
    }

    @Test
    void aPlaybookIsChangedFromTheVersionInForceOnly() {
        var notes = Map.of("title", "House notes", "body", "Read me", "checklist", List.of());
        as("ada")
                .body(notes)
                .put("/playbooks/house-notes")
                .then()
                .statusCode(200)
                .body("madeBy", equalTo("ada"));
        as("ada")
                .body(notes)
                .put("/playbooks/house-notes")
                .then()
                .statusCode(409)
                .body("code", equalTo("playbook-outdated"))
                .body("version", equalTo(1));
        as("ada")
                .body(with(notes, "version", 1))
                .put("/playbooks/house-notes")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as("vito")
                .get("/playbooks/house-notes?version=1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void aCalendarIsReadOnceHoweverOftenItComes() {
        var document = String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//shop//EN",
                "BEGIN:VEVENT",
                "UID:someday@shop",
                "DTSTAMP:20261101T000000Z",
                "SUMMARY:Some day",
                "DTSTART:" + DAY_AFTER_TOMORROW + "T080000Z",
                "DTEND:" + DAY_AFTER_TOMORROW + "T090000Z",
                "CATEGORIES:payouts",
                "END:VEVENT",
                "END:VCALENDAR",
                "");
        for (int i = 0; i < 2; i++) {
            calendar(document).then().statusCode(200).body("campaigns", equalTo(1));
        }
        as("vito")
                .get("/campaigns")
                .then()
                .body("items.findAll { it.feed == 'marketing' }.name", equalTo(List.of("Some day")));
        calendar("no calendar").then().statusCode(422).body("code", equalTo("calendar-unreadable"));
        as("olga")
                .body(Map.of("url", "http://169.254.169.254/calendar.ics"))
                .put("/calendars/evil")
                .then()
                .statusCode(422)
                .body("code", equalTo("calendar-unreachable"));
        as("olga")
                .body(Map.of("url", "http://["))
                .put("/calendars/broken")
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"));
        as("olga").delete("/calendars/marketing").then().statusCode(204);
        as("vito").get("/campaigns").then().body("items.findAll { it.feed == 'marketing' }", hasSize(0));
        as("olga").delete("/calendars/marketing").then().statusCode(404);
    }

    @Test
    void keyAccountsAreKept() {
        as("olga")
                .body(Map.of("name", "Acme", "seller", true, "journeys", List.of("payouts")))
                .put("/key-accounts/acme-1")
                .then()
                .statusCode(200)
                .body("seller", equalTo(true));
        as("vito").get("/key-accounts").then().statusCode(200).body("items.key", equalTo(List.of("acme-1")));
        as("olga").delete("/key-accounts/acme-1").then().statusCode(204);
        as("olga").delete("/key-accounts/acme-1").then().statusCode(404).body("code", equalTo("key-account-unknown"));
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        var more = new HashMap<>(values);
        more.put(key, value);
        return more;
    }

    private static Response calendar(String document) {
        return given().auth()
                .oauth2(Tokens.persona("olga"))
                .contentType("text/calendar")
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put("/calendars/marketing/document");
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
