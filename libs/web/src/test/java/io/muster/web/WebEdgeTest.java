package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muster.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(WebDatabase.class)
class WebEdgeTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String GOOD = "{\"name\": \"a\", \"amount\": 1}";

    @Test
    void aRefusalIsAProblemWithItsIncidentAndTrace() {
        UUID incident = UUID.randomUUID();

        as("rami")
                .post("/incidents/" + incident + "/refuse")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", equalTo("https://muster.dev/problems/gates-open"))
                .body("title", equalTo("Verification gates are open"))
                .body("status", equalTo(409))
                .body("detail", equalTo("user state is open"))
                .body("code", equalTo("gates-open"))
                .body("incidentId", equalTo(incident.toString()))
                .body("traceId", notNullValue())
                .body("gates", hasItem("user state"));
    }

    @Test
    void anInvalidBodyNamesItsFields() {
        as("rami")
                .contentType(ContentType.JSON)
                .body("{\"name\": \" \", \"amount\": 0}")
                .post("/things")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", equalTo(java.util.List.of("amount", "name")));
    }

    @Test
    void aTokenForAnotherProgramOpensNothing() {
        given().auth()
                .oauth2(Tokens.forAnother("payroll", "rami", "responder", "admin"))
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post("/things")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @Test
    void aMissingBodyIsInvalid() {
        as("rami")
                .contentType(ContentType.JSON)
                .post("/things")
                .then()
                .statusCode(422)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"amount\": \"many\"}", "{\"colour\": \"PINK\"}", "nonsense"})
    void malformedJsonIsRefused(String body) {
        as("rami")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/things")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("malformed-request"))
                .body(not(containsString("muster.web.")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00007b0000007d00", "0000007b00110000", "7b22ff"})
    void bytesThatAreNoTextAreRefused(String bytes) {
        as("rami")
                .contentType(ContentType.JSON)
                .body(HexFormat.of().parseHex(bytes))
                .post("/things")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("malformed-request"));
    }

    @Test
    void aParameterThatTheDatabaseCannotHoldIsRefused() {
        given().urlEncodingEnabled(false)
                .get("/found/a%00b")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/list?min=0", "/list?limit=0", "/list?limit=201"})
    void anUnacceptableParameterIsRefused(String path) {
        as("vito").get(path).then().statusCode(400).contentType(PROBLEM).body("code", equalTo("invalid-parameter"));
    }

    @Test
    void aForeignCursorIsRefused() {
        given().auth()
                .oauth2(Tokens.persona("amir"))
                .get("/audit?cursor=zzz")
                .then()
                .statusCode(400);
    }

    @Test
    void listsComeInPages() {
        as("vito").get("/list?limit=2").then().body("items.size()", equalTo(2)).body("next", notNullValue());
        as("vito").get("/list?limit=3").then().body("items.size()", equalTo(3)).body("next", nullValue());
    }

    @Test
    void whoeverIsNotSignedInIsToldSo() {
        given().get("/who")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("sign-in-required"));
        given().auth().oauth2("not.a.token").get("/who").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void missingPermissionIsTold() {
        as("vito")
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post("/things")
                .then()
                .statusCode(403)
                .contentType(PROBLEM)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void whatNamesNoRolesIsClosed() {
        as("amir").get("/unannotated").then().statusCode(403).body(not(containsString("must not be seen")));
        given().get("/unannotated").then().statusCode(401);
    }

    @Test
    void publicOperationsIgnoreBrokenTokens() {
        UUID incident = UUID.randomUUID();

        given().auth()
                .oauth2("not.a.token")
                .get("/incidents/" + incident + "/logged")
                .then()
                .statusCode(200)
                .body(equalTo(incident.toString()));
    }

    @Test
    void aQueryParameterThatCannotBeReadIsNamed() {
        for (String name : List.of("limit", "min")) {
            as("vito")
                    .get("/list?" + name + "=x")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM)
                    .body("code", equalTo("invalid-parameter"))
                    .body("errors[0].field", equalTo(name))
                    .body("errors[0].message", equalTo("it is no number"));
        }
    }

    @Test
    void unknownPlacesMethodsAndMediaTypesAreProblems() {
        as("vito").get("/nowhere").then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not-found"));
        as("rami").delete("/things").then().statusCode(405).contentType(PROBLEM);
        as("rami")
                .contentType("text/csv")
                .body("a,b")
                .post("/things")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
        as("vito").accept("image/png").get("/list").then().statusCode(406).contentType(PROBLEM);
    }

    @Test
    void theUnexpectedTellsNothingOfOurInside() {
        given().get("/broken")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("code", equalTo("unexpected"))
                .body("traceId", notNullValue())
                .body(not(containsString("exploded")));
    }

    @Test
    void twoChangesAtOnceAreNobodysFault() {
        given().get("/collision").then().statusCode(409).contentType(PROBLEM).body("code", equalTo("changed-at-once"));
    }

    @Test
    void aPartThatIsGoneIsTemporary() {
        given().get("/unreachable")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body(not(containsString("5432")));
    }

    @Test
    void servicesAreKnownByTheirScopes() {
        given().auth()
                .oauth2(Tokens.service("storefront", Scope.READ))
                .get("/who")
                .then()
                .statusCode(200)
                .body("person", equalTo(false))
                .body("actor.kind", equalTo("rule"))
                .body("actor.id", equalTo("client:storefront"));
        given().auth()
                .oauth2(Tokens.service("storefront", Scope.READ))
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post("/things")
                .then()
                .statusCode(403);
    }

    @Test
    void peopleAreKnownByTheirId() {
        as("ada").get("/who").then().body("id", equalTo("ada")).body("actor.kind", equalTo("person"));
    }

    @Test
    void answersCarrySecurityHeaders() {
        as("vito")
                .get("/who")
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void whatPeopleChangeIsInTheAudit() {
        UUID incident = UUID.randomUUID();
        as("rami").post("/incidents/" + incident + "/refuse").then().statusCode(409);
        as("vito").post("/incidents/" + incident + "/refuse").then().statusCode(403);

        as("amir")
                .get("/audit?incident=" + incident)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("items.person", equalTo(java.util.List.of("vito", "rami")))
                .body("items.status", equalTo(java.util.List.of(403, 409)))
                .body("items.operation", everyItem(equalTo("POST refuse")))
                .body("items.traceId", everyItem(notNullValue()));
        as("ada").get("/audit").then().statusCode(403);
    }

    @Test
    void whatAProgramChangesIsInTheAuditWithHowItWasMeant() {
        String client = "pipeline-" + UUID.randomUUID();
        given().auth()
                .oauth2(Tokens.service(client, Scope.WRITE))
                .contentType(ContentType.JSON)
                .body(GOOD)
                .post("/things?prune=true&dryRun=true&token=abc&owner=" + "x".repeat(43))
                .then()
                .statusCode(200);

        as("amir")
                .get("/audit?person=client:" + client)
                .then()
                .body("items.path", equalTo(java.util.List.of("/things?dryRun=true&owner=…&prune=true&token=…")));
    }

    @Test
    void aPathThatTheDatabaseCannotHoldIsInTheAuditAsItWasCalled() {
        String called = "/incidents/" + UUID.randomUUID() + "%00/refuse";
        as("rami").urlEncodingEnabled(false).post(called).then().contentType(PROBLEM);

        as("amir").get("/audit?person=rami&limit=200").then().body("items.path", hasItem(called));
    }

    @Test
    void theAuditIsPaged() {
        UUID incident = UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            as("rami").post("/incidents/" + incident + "/refuse");
        }
        String next = as("amir").get("/audit?limit=2&incident=" + incident).path("next");

        as("amir")
                .get("/audit?limit=2&incident=" + incident + "&cursor=" + next)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things", "/created", "/answered"})
    void theSameKeyIsCarriedOutOnce(String path) {
        String key = UUID.randomUUID().toString();
        Response first = keyed("rami", key).body(GOOD).post(path);

        Response second = keyed("rami", key).body(GOOD).post(path);

        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isLessThan(300);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        String key = UUID.randomUUID().toString();
        keyed("rami", key).body(GOOD).post("/things").then().statusCode(200);

        keyed("rami", key)
                .body("{\"name\": \"b\", \"amount\": 1}")
                .post("/things")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        String key = UUID.randomUUID().toString();
        int first = keyed("rami", key).body(GOOD).post("/things").path("count");

        keyed("ada", key).body(GOOD).post("/things").then().statusCode(200).body("count", not(equalTo(first)));
    }

    @Test
    void whileTheFirstIsWorkedOnTheSecondWaits() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String held = "{\"name\": \"held\", \"amount\": 1}";
        var first = CompletableFuture.supplyAsync(
                () -> keyed("rami", key).body(held).post("/things").statusCode());
        ProbeResource.HELD.await();

        keyed("rami", key).body(held).post("/things").then().statusCode(409);

        ProbeResource.RELEASED.complete(null);
        assertThat(first.join()).isEqualTo(200);
        keyed("rami", key).body(held).post("/things").then().statusCode(200);
    }

    @Test
    void aRefusedRequestMayBeTriedAgain() {
        String key = UUID.randomUUID().toString();
        String refused = "{\"name\": \"refused\", \"amount\": 1}";
        keyed("rami", key).body(refused).post("/things").then().statusCode(409).body("code", equalTo("gates-open"));

        keyed("rami", key).body(refused).post("/things").then().statusCode(409).body("code", equalTo("gates-open"));
    }

    private static RequestSpecification keyed(String persona, String key) {
        return as(persona).contentType(ContentType.JSON).header("Idempotency-Key", key);
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona));
    }
}
