package io.muster.escalation.schedule;

import static io.restassured.RestAssured.given;

import io.muster.escalation.CalendarText;
import io.muster.escalation.Store;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A schedule of its own for each test: "one" and "two" take weekly turns in Berlin from Monday at nine. */
abstract class WithSchedule {

    @Inject
    MovableClock clock;

    static final String VIEWER = Tokens.persona("vito");

    final String key = UUID.randomUUID().toString();
    final String one = "one-" + key;
    final String two = "two-" + key;

    @BeforeEach
    void weeklyTurns() {
        for (String person : List.of("rami", "ada", "cora")) {
            Store.person(person, List.of());
        }
        put(
                        "/schedules/" + key,
                        Map.of("name", "Weekly", "timeZone", "Europe/Berlin", "layers", List.of(weekly(one, two))))
                .statusCode(200);
    }

    static Map<String, Object> weekly(String... people) {
        return Map.of("startsAt", "2026-01-05T09:00", "shifts", List.of("P1W"), "people", List.of(people));
    }

    ValidatableResponse onCall(String at) {
        return get("/schedules/" + key + "/on-call?at=" + at).statusCode(200);
    }

    static ValidatableResponse get(String path) {
        return given().auth().oauth2(VIEWER).get(path).then();
    }

    static ValidatableResponse put(String path, Object body) {
        return given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    static ValidatableResponse post(String path, Object body, String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    static Map<String, Object> override(String person) {
        return Map.of("person", person, "from", "2030-01-09T09:00:00Z", "until", "2030-01-09T12:00:00Z");
    }

    static String dailyShiftOf(String person) {
        return CalendarText.of(
                "DTSTART:20200101T000000Z", "DTEND:20200101T010000Z", "RRULE:FREQ=DAILY", "SUMMARY:" + person);
    }

    static ValidatableResponse calendar(String method, String path, String document) {
        return given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType("text/calendar")
                .body(document)
                .request(method, path)
                .then();
    }
}
