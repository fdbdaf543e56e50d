package io.muster.detection.silence;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newSilencer;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of the conformance table that concern silences: the answers of a real Alertmanager 0.25. And our own API. */
@QuarkusTest
@WithMuster
class AlertmanagerSilencesTest {

    private static final String UNKNOWN = "019aa000-0000-4000-8000-000000000000";

    @Inject
    MovableClock clock;

    private String key;
    private String service;
    private Instant now;

    @BeforeEach
    void sender() {
        key = newSilencer();
        service = "svc-" + UUID.randomUUID();
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void aGoodSilenceIsAnsweredWithItsId() {
        String id = set(silence(now, now.plusSeconds(3600)));

        get(id).statusCode(200)
                .body("status.state", equalTo("active"))
                .body("matchers[0].name", equalTo("service"))
                .body("matchers[0].isRegex", equalTo(false))
                .body("matchers[0].isEqual", equalTo(true))
                .body("createdBy", equalTo("ann"))
                .body("comment", equalTo("known"));
        with(key)
                .queryParam("filter", "service=\"" + service + "\"")
                .get("/api/v2/silences")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("id", contains(id));
    }

    @Test
    void aKeyDoesWithSilencesOnlyWhatItWasAllowed() {
        String id = set(silence(now, now.plusSeconds(60)));
        Response made = as("amir").body(Map.of("name", "dashboard " + service)).post("/integrations");
        String other = made.path("key");

        with(other).get("/api/v2/silences").then().statusCode(403).body("code", equalTo(403));
        with(other).get("/api/v2/silence/{id}", id).then().statusCode(403);
        with(other).delete("/api/v2/silence/{id}", id).then().statusCode(403);
        as("amir")
                .body(Map.of("kind", "any", "silences", "read"))
                .put("/integrations/{id}/terms", made.<String>path("id"))
                .then()
                .statusCode(200)
                .body("silences", equalTo("read"));
        with(other).get("/api/v2/silence/{id}", id).then().statusCode(200);
        with(other)
                .body(silence(now, now.plusSeconds(60)))
                .post("/api/v2/silences")
                .then()
                .statusCode(403)
                .contentType("application/json")
                .body("message", containsString("may not set or end silences"));
        get(id).body("status.state", equalTo("active"));
    }

    @Test
    void aSilenceIsBoundedAndItsRequestsAreWithinTheRateOfTheKey() {
        Map<String, Object> matcher = Map.of("name", "service", "value", service, "isRegex", false);
        with(key)
                .body(changed(silence(now, now.plusSeconds(60)), "matchers", Collections.nCopies(101, matcher)))
                .post("/api/v2/silences")
                .then()
                .statusCode(400)
                .body(containsString("more than 100 matchers"));
        with(key)
                .body(changed(silence(now, now.plusSeconds(60)), "comment", "c".repeat(1_001)))
                .post("/api/v2/silences")
                .then()
                .statusCode(400)
                .body(containsString("comment is longer"));
        with(key)
                .body(changed(silence(now, now.plusSeconds(60)), "comment", "c".repeat(3 << 20)))
                .post("/api/v2/silences")
                .then()
                .statusCode(413)
                .body("message", containsString("larger than"));
        Response made = as("amir")
                .body(Map.of("name", "slow " + service, "perSecond", 1))
                .post("/integrations");
        String slow = made.path("key");
        List<Integer> answers = IntStream.range(0, 30)
                .mapToObj(i -> with(slow).get("/api/v2/alerts?active=false").statusCode())
                .distinct()
                .sorted()
                .toList();
        assertThat(answers).containsExactly(200, 429);
    }

    @Test
    void theSameMatchersKeepTheIdAndOthersMakeANewOne() {
        String id = set(silence(now, now.plusSeconds(3600)));
        Instant start = Instant.parse(get(id).extract().path("startsAt"));

        assertThat(set(changed(silence(start, now.plusSeconds(7200)), "id", id)))
                .isEqualTo(id);
        String other = set(changed(
                changed(silence(start, now.plusSeconds(7200)), "id", id),
                "matchers",
                List.of(Map.of("name", "service", "value", service + ".*", "isRegex", true))));

        assertThat(other).isNotEqualTo(id);
        get(id).body("status.state", equalTo("expired"));
        get(other).body("status.state", equalTo("active"));
    }

    @Test
    void aChangedStartMakesANewOne() {
        String id = set(silence(now, now.plusSeconds(3600)));

        assertThat(set(changed(silence(now.plusSeconds(60), now.plusSeconds(3600)), "id", id)))
                .isNotEqualTo(id);
        get(id).body("status.state", equalTo("expired"));
    }

    @Test
    void anUnknownIdIs404WithAString() {
        bad(changed(silence(now, now.plusSeconds(60)), "id", UNKNOWN), 404, "silence not found");
        bad(changed(silence(now, now.plusSeconds(60)), "id", "nonsense"), 404, "silence not found");
    }

    @Test
    void whatCannotBeIs400WithAString() {
        bad(
                silence(now.minusSeconds(60), now.minusSeconds(30)),
                400,
                "Failed to create silence: end time can't be in the past");
        bad(
                silence(now.plusSeconds(60), now.plusSeconds(30)),
                400,
                "Failed to create silence: start time must be before end time");
        bad(
                matching(Map.of("name", "service", "value", ".*", "isRegex", true)),
                400,
                "invalid silence: at least one matcher must not match the empty string");
        bad(
                matching(Map.of("name", "service", "value", "(", "isRegex", true)),
                400,
                "invalid silence: invalid label matcher 0: error parsing regexp: missing closing ): `^(?:()$`");
    }

    @Test
    void whatIsAbsentIs422WithACode() {
        coded(changed(silence(now, now.plusSeconds(60)), "matchers", List.of()), 422, 612);
        for (String field : new String[] {"comment", "createdBy", "matchers", "startsAt", "endsAt"}) {
            Map<String, Object> silence = silence(now, now.plusSeconds(60));
            silence.remove(field);
            coded(silence, 422, 602);
        }
    }

    @Test
    void brokenJsonAndAnotherContentTypeAreRefusedAsByTheOriginal() {
        for (String body : new String[] {"{", "[]", "{\"matchers\":{}}"}) {
            with(key).body(body).post("/api/v2/silences").then().statusCode(400).body("code", equalTo(400));
        }
        given().header("Authorization", "Bearer " + key)
                .contentType("text/plain")
                .body("{}")
                .post("/api/v2/silences")
                .then()
                .statusCode(415)
                .body("code", equalTo(415));
    }

    @Test
    void aStartInThePastIsNow() {
        String id = set(silence(now.minusSeconds(3600), now.plusSeconds(3600)));

        assertThat(Instant.parse(get(id).extract().path("startsAt"))).isAfterOrEqualTo(now);
    }

    @Test
    void oneThatIsUnknownIs404AndWhatIsNoIdIs422() {
        get(UNKNOWN).statusCode(404).body(emptyString());
        get("nonsense").statusCode(422).body("code", equalTo(601));
        with(key).delete("/api/v2/silence/{id}", UNKNOWN).then().statusCode(404);
        with(key).delete("/api/v2/silence/{id}", "nonsense").then().statusCode(422);
    }

    @Test
    void whatIsEndedTwiceIsEnded() {
        String id = set(silence(now, now.plusSeconds(3600)));

        with(key).delete("/api/v2/silence/{id}", id).then().statusCode(200).body(emptyString());
        with(key).delete("/api/v2/silence/{id}", id).then().statusCode(200);

        get(id).body("status.state", equalTo("expired"));
        as("vito")
                .get("/silences/{id}", id)
                .then()
                .body("trail.what", contains("set", "expired"))
                .body("trail[0].why", equalTo("set: known"))
                .body("trail[0].who", startsWith("amtool "));
    }

    @Test
    void putIs405AndABadFilterIs400() {
        with(key).body("{}").put("/api/v2/silences").then().statusCode(405).body("code", equalTo(405));
        with(key)
                .queryParam("filter", "=")
                .get("/api/v2/silences")
                .then()
                .statusCode(400)
                .body(startsWith("\"bad matcher format"));
    }

    @Test
    void withoutAKeyItIs401InItsShape() {
        given().get("/api/v2/silences").then().statusCode(401).body("code", equalTo(401));
        given().contentType("application/json")
                .body(silence(now, now.plusSeconds(60)))
                .post("/api/v2/silences")
                .then()
                .statusCode(401)
                .body("code", equalTo(401));
        given().delete("/api/v2/silence/{id}", UNKNOWN).then().statusCode(401);
    }

    @Test
    void peopleSetMaintenanceThatRecurs() {
        String id = as("rami")
                .body(Map.of(
                        "kind",
                        "maintenance",
                        "services",
                        List.of(service),
                        "matchers",
                        List.of("severity!=\"critical\""),
                        "endsAt",
                        now.plus(Duration.ofDays(30)).toString(),
                        "repeats",
                        Map.of("zone", "UTC", "days", List.of("SUNDAY"), "from", "02:00", "until", "04:00"),
                        "comment",
                        "database upgrades"))
                .post("/silences")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("vito")
                .get("/silences/{id}", id)
                .then()
                .statusCode(200)
                .body("kind", equalTo("maintenance"))
                .body("matchers", hasItem("severity!=\"critical\""))
                .body("repeats.days", contains("SUNDAY"))
                .body("setBy", equalTo("rami"))
                .body("nextStart", not(emptyString()));
        bad(
                changed(silence(now, now.plusSeconds(60)), "id", id),
                400,
                "recurring silences and maintenance windows are changed at /silences");
        as("rami").delete("/silences/{id}?reason=done", id).then().statusCode(204);
        as("vito").get("/silences/{id}", id).then().body("trail[1].why", equalTo("done"));
    }

    @Test
    void peopleAreToldWhatIsWrong() {
        as("rami")
                .body(Map.of(
                        "matchers", List.of("="), "endsAt", now.plusSeconds(60).toString(), "comment", "x"))
                .post("/silences")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-silence"));
        as("vito").get("/silences/{id}", UNKNOWN).then().statusCode(404).body("code", equalTo("silence-unknown"));
        as("rami")
                .body(Map.of("matchers", List.of("a=\"b\""), "comment", "x"))
                .post("/silences")
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"));
    }

    private Map<String, Object> silence(Instant start, Instant end) {
        return new HashMap<>(Map.of(
                "matchers",
                List.of(Map.of("name", "service", "value", service, "isRegex", false)),
                "startsAt",
                start.toString(),
                "endsAt",
                end.toString(),
                "createdBy",
                "ann",
                "comment",
                "known"));
    }

    private Map<String, Object> matching(Map<String, Object> matcher) {
        return changed(silence(now, now.plusSeconds(60)), "matchers", List.of(matcher));
    }

    private static Map<String, Object> changed(Map<String, Object> silence, String field, Object value) {
        silence.put(field, value);
        return silence;
    }

    private String set(Map<String, Object> silence) {
        return with(key)
                .body(silence)
                .post("/api/v2/silences")
                .then()
                .statusCode(200)
                .extract()
                .path("silenceID");
    }

    private void bad(Map<String, Object> silence, int status, String message) {
        String answer = with(key)
                .body(silence)
                .post("/api/v2/silences")
                .then()
                .statusCode(status)
                .contentType("application/json")
                .extract()
                .asString();
        assertThat(answer).isEqualTo("\"" + message + "\"");
    }

    private void coded(Map<String, Object> silence, int status, int code) {
        with(key)
                .body(silence)
                .post("/api/v2/silences")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private ValidatableResponse get(String id) {
        return with(key).get("/api/v2/silence/{id}", id).then();
    }
}
