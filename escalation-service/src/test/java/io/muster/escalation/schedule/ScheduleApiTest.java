package io.muster.escalation.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.muster.escalation.Store;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planning shifts through the API: "one" and "two" take weekly turns in Berlin from Monday at nine. */
@QuarkusTest
@WithMuster
class ScheduleApiTest {

    private static final String VIEWER = Tokens.persona("vito");

    private final String key = UUID.randomUUID().toString();
    private final String one = "one-" + key;
    private final String two = "two-" + key;

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

    @Test
    void layersAreKeptAsTheyWereGiven() {
        Map<String, Object> office = Map.of(
                "name",
                "office",
                "startsAt",
                "2026-01-05T09:00",
                "shifts",
                List.of("P5D", "P2D"),
                "people",
                List.of(two),
                "endsAt",
                "2027-01-01T00:00",
                "restrictions",
                List.of(Map.of("days", List.of("monday", "friday"), "from", "09:00", "until", "17:00")),
                "onHolidays",
                "rests");
        put(
                        "/schedules/" + key,
                        Map.of(
                                "name",
                                "Layers",
                                "timeZone",
                                "Europe/Berlin",
                                "holidays",
                                "none-" + key,
                                "layers",
                                List.of(weekly(one), office)))
                .statusCode(200)
                .body("warnings", hasItem("holiday calendar none-" + key + " does not exist"));

        get("/schedules/" + key)
                .statusCode(200)
                .body("layers[0].name", equalTo("layer 1"))
                .body("layers[1].shifts", contains("PT120H", "PT48H"))
                .body("layers[1].endsAt", equalTo("2027-01-01T00:00"))
                .body("layers[1].restrictions[0].days", contains("monday", "friday"))
                .body("layers[1].onHolidays", equalTo("rests"))
                .body("holidays", equalTo("none-" + key));
        onCall("2026-01-09T10:00:00Z").body("person", equalTo(two)).body("until", equalTo("2026-01-09T16:00:00Z"));
        onCall("2026-01-10T10:00:00Z").body("person", equalTo(one));
    }

    @Test
    void whoIsNext() {
        onCall("2026-01-07T10:00:00Z")
                .body("person", equalTo(one))
                .body("next.person", equalTo(two))
                .body("next.since", equalTo("2026-01-12T08:00:00Z"));
    }

    @Test
    void anOverrideStandsInAndCanBeTakenBack() {
        String id = post("/schedules/" + key + "/overrides", override("cora"), Tokens.persona("ada"))
                .statusCode(200)
                .extract()
                .path("id");
        onCall("2030-01-09T10:00:00Z").body("person", equalTo("cora"));
        put(
                "/schedules/" + key,
                Map.of("name", "Again", "timeZone", "Europe/Berlin", "layers", List.of(weekly(one, two))));
        get("/schedules/" + key).body("changes.person", contains("cora"));

        given().auth()
                .oauth2(Tokens.persona("ada"))
                .delete("/schedules/" + key + "/changes/" + id)
                .then()
                .statusCode(204);

        get("/schedules/" + key).body("changes", empty());
        given().auth()
                .oauth2(Tokens.persona("ada"))
                .delete("/schedules/" + key + "/changes/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("schedule-change-unknown"));
    }

    @Test
    void aResponderTakesShiftsOverButGivesNone() {
        post("/schedules/" + key + "/overrides", override("rami"), Tokens.persona("rami"))
                .statusCode(200)
                .body("by", equalTo("rami"));
        post("/schedules/" + key + "/overrides", override("cora"), Tokens.persona("rami"))
                .statusCode(403)
                .body("code", equalTo("shift-not-yours"));
        post(
                        "/schedules/" + key + "/overrides",
                        Map.of("person", "rami", "from", "2030-01-09T12:00:00Z", "until", "2030-01-09T10:00:00Z"),
                        Tokens.persona("rami"))
                .statusCode(422)
                .body("code", equalTo("schedule-change-invalid"));
        post("/schedules/no-" + key + "/overrides", override("rami"), Tokens.persona("rami"))
                .statusCode(404);
    }

    @Test
    void aTemporaryScheduleReplacesEverything() {
        Map<String, Object> shift =
                Map.of("person", "cora", "from", "2030-11-29T00:00:00Z", "until", "2030-11-29T12:00:00Z");
        post(
                        "/schedules/" + key + "/temporary-schedules",
                        Map.of(
                                "from",
                                "2030-11-29T00:00:00Z",
                                "until",
                                "2030-11-30T00:00:00Z",
                                "shifts",
                                List.of(shift),
                                "reason",
                                "Black Friday"),
                        Tokens.persona("ada"))
                .statusCode(200);

        onCall("2030-11-29T11:59:00Z").body("person", equalTo("cora"));
        onCall("2030-11-29T12:00:00Z").body("person", nullValue()).body("next.since", equalTo("2030-11-30T00:00:00Z"));
        get("/schedules/" + key + "/outlook?from=2030-11-28T00:00:00Z&days=3")
                .body("warnings", contains("nobody is on call from 2030-11-29T12:00:00Z until 2030-11-30T00:00:00Z"));
    }

    @Test
    void aSwapWaitsForTheOtherSide() {
        String ramis = "/schedules/" + key + "/swaps";
        put("/schedules/" + key, Map.of("name", "Pair", "timeZone", "UTC", "layers", List.of(weekly("rami", "ada"))));
        String id = post(
                        ramis,
                        Map.of(
                                "giver",
                                "rami",
                                "taker",
                                "ada",
                                "from",
                                "2026-01-07T00:00:00Z",
                                "until",
                                "2026-01-08T00:00:00Z"),
                        Tokens.of("rami", "responder"))
                .statusCode(200)
                .body("state", equalTo("proposed"))
                .extract()
                .path("id");
        onCall("2026-01-07T12:00:00Z").body("person", equalTo("rami"));
        post(ramis + "/" + id + "/approve", Map.of(), Tokens.of("rami", "responder"))
                .statusCode(403)
                .body("code", equalTo("swap-not-yours"));

        post(ramis + "/" + id + "/approve", Map.of(), Tokens.of("ada", "responder"))
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decidedBy", equalTo("ada"));

        onCall("2026-01-07T12:00:00Z").body("person", equalTo("ada"));
        onCall("2026-01-08T12:00:00Z").body("person", equalTo("rami"));
        post(ramis + "/" + id + "/decline", Map.of(), Tokens.of("ada", "responder"))
                .statusCode(409);
        get(ramis).body("state", contains("approved"));
    }

    @Test
    void holidaysComeFromACalendar() {
        calendar("PUT", "/holiday-calendars/" + key + "/icalendar", """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20260101T000000Z
                DTSTART;VALUE=DATE:20201225
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas
                END:VEVENT
                END:VCALENDAR
                """)
                .statusCode(200)
                .body("days", hasItem("2026-12-25"));
        calendar("PUT", "/holiday-calendars/" + key + "/icalendar", "hello")
                .statusCode(422)
                .body("code", equalTo("icalendar-invalid"));
        get("/holiday-calendars/" + key).statusCode(200).body("days", hasItem("2027-12-25"));
        get("/holiday-calendars/no-" + key).statusCode(404);
    }

    @Test
    void shiftsComeFromAndGoIntoACalendar() {
        calendar("POST", "/schedules/" + key + "/icalendar", """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20260101T000000Z
                DTSTART:20200101T000000Z
                DTEND:20200101T010000Z
                RRULE:FREQ=DAILY
                SUMMARY:cora
                END:VEVENT
                END:VCALENDAR
                """)
                .statusCode(200)
                .body("person", hasItem("cora"));

        String url = given().auth()
                .oauth2(Tokens.persona("rami"))
                .post("/schedules/" + key + "/calendar-feed")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        String feed = Store.pathOf(url);
        given().get(feed)
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .body(containsString("cora on call: Weekly"));

        given().auth()
                .oauth2(Tokens.persona("rami"))
                .post("/schedules/" + key + "/calendar-feed")
                .then()
                .statusCode(200);
        given().get(feed).then().statusCode(404).body("code", equalTo("calendar-feed-unknown"));
    }

    @Test
    void theSameCalendarAgainReplacesWhatItGave() {
        String shift =
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                X-WR-CALNAME:Holidays cover
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20260101T000000Z
                DTSTART:DAYT%s0000Z
                DTEND:DAYT230000Z
                SUMMARY:%s
                END:VEVENT
                END:VCALENDAR
                """.replace("DAY", LocalDate.now(ZoneOffset.UTC).plusDays(60).format(DateTimeFormatter.BASIC_ISO_DATE));
        String path = "/schedules/" + key + "/icalendar";
        post("/schedules/" + key + "/overrides", override("rami"), Tokens.persona("ada"))
                .statusCode(200);
        calendar("POST", path, shift.formatted("08", "cora")).statusCode(200).body("$", hasSize(1));
        calendar("POST", path, shift.formatted("08", "cora")).statusCode(200);

        calendar("POST", path, shift.formatted("09", "ada")).statusCode(200);

        get("/schedules/" + key).body("changes.person", containsInAnyOrder("rami", "ada"));
        calendar("POST", path + "?calendar=other", shift.formatted("10", "cora"))
                .statusCode(200);
        get("/schedules/" + key).body("changes.person", containsInAnyOrder("rami", "ada", "cora"));
    }

    @Test
    void nobodyWhoIsNotKnownGetsAShift() {
        String nobody = "nobody-" + key;
        post("/schedules/" + key + "/overrides", override(nobody), Tokens.persona("ada"))
                .statusCode(422)
                .body("code", equalTo("schedule-change-invalid"))
                .body("detail", containsString("person " + nobody + " does not exist"));
        Map<String, Object> window = Map.of("from", "2030-11-29T00:00:00Z", "until", "2030-11-30T00:00:00Z");
        Map<String, Object> shift = new HashMap<>(window);
        shift.put("person", nobody);
        Map<String, Object> temporary = new HashMap<>(window);
        temporary.put("shifts", List.of(shift));
        post("/schedules/" + key + "/temporary-schedules", temporary, Tokens.persona("ada"))
                .statusCode(422);
        Map<String, Object> swap = new HashMap<>(window);
        swap.putAll(Map.of("giver", "ada", "taker", nobody));
        post("/schedules/" + key + "/swaps", swap, Tokens.persona("ada")).statusCode(422);
        calendar("POST", "/schedules/" + key + "/icalendar", """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20260101T000000Z
                DTSTART:20200101T000000Z
                DTEND:20200101T010000Z
                RRULE:FREQ=DAILY
                SUMMARY:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(nobody))
                .statusCode(422);
        get("/schedules/" + key).body("changes", empty());
    }

    @Test
    void ofTwoWhoDecideAboutASwapAtOnceOneDoes() throws Exception {
        put("/schedules/" + key, Map.of("name", "Pair", "timeZone", "UTC", "layers", List.of(weekly("rami", "ada"))));
        String swaps = "/schedules/" + key + "/swaps";
        String id = post(
                        swaps,
                        Map.of(
                                "giver",
                                "rami",
                                "taker",
                                "ada",
                                "from",
                                "2026-01-07T00:00:00Z",
                                "until",
                                "2026-01-08T00:00:00Z"),
                        Tokens.of("rami", "responder"))
                .extract()
                .path("id");

        List<Integer> answers = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : both.invokeAll(List.<Callable<Integer>>of(
                    () -> decision(swaps + "/" + id + "/approve"), () -> decision(swaps + "/" + id + "/decline")))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        String state = get(swaps).extract().path("[0].state");
        String onCall = onCall("2026-01-07T12:00:00Z").extract().path("person");
        assertThat(onCall).isEqualTo(state.equals("approved") ? "ada" : "rami");
    }

    private static int decision(String path) {
        return post(path, Map.of(), Tokens.of("ada", "responder")).extract().statusCode();
    }

    @Test
    void peopleShareTheirOwnCalendar() {
        given().auth()
                .oauth2(Tokens.of(one, "viewer"))
                .post("/people/" + two + "/calendar-feed")
                .then()
                .statusCode(403);
        String url = given().auth()
                .oauth2(Tokens.of(one, "viewer"))
                .post("/people/" + one + "/calendar-feed")
                .then()
                .statusCode(200)
                .extract()
                .path("url");

        given().get(Store.pathOf(url))
                .then()
                .statusCode(200)
                .body(containsString(one.substring(0, 20)))
                .body(org.hamcrest.Matchers.not(containsString(two.substring(0, 20))));
    }

    @Test
    void theLoadIsToldPersonByPerson() {
        get("/schedules/" + key + "/outlook?from=2026-01-05T08:00:00Z&days=14")
                .statusCode(200)
                .body("shifts", hasSize(2))
                .body("shares.person", contains(one, two))
                .body("shares[0].weekends", equalTo(48.0f))
                .body("warnings", empty());
        get("/schedules/" + key + "/outlook?days=0").statusCode(400);
    }

    @Test
    void whatHasBeenStaysAsItWas() {
        String path = "/schedules/" + key + "/outlook?from=2026-01-05T08:00:00Z&days=14";
        Map<String, Object> other =
                Map.of("name", "Others", "timeZone", "Europe/Berlin", "layers", List.of(weekly("cora")));
        put("/schedules/" + key, other).statusCode(200);
        put("/schedules/" + key, other).statusCode(200);

        get(path).body("shares.person", contains(one, two));
        onCall("2040-01-09T10:00:00Z").body("person", equalTo("cora"));
    }

    @Test
    void moreShiftsThanAnybodyLooksAtAreRefused() {
        Map<String, Object> minutely =
                Map.of("startsAt", "2026-01-05T09:00", "shifts", List.of("PT1M"), "people", List.of(one, two));
        put("/schedules/" + key, Map.of("name", "Minutely", "timeZone", "UTC", "layers", List.of(minutely)))
                .statusCode(200);

        get("/schedules/" + key + "/outlook?from=2040-01-05T08:00:00Z&days=400")
                .statusCode(422)
                .body("code", equalTo("shifts-too-many"));
        onCall("2040-01-09T10:00:00Z").body("person", equalTo(one)).body("next.person", equalTo(two));
    }

    private static Map<String, Object> weekly(String... people) {
        return Map.of("startsAt", "2026-01-05T09:00", "shifts", List.of("P1W"), "people", List.of(people));
    }

    private static Map<String, Object> override(String person) {
        return Map.of("person", person, "from", "2030-01-09T09:00:00Z", "until", "2030-01-09T12:00:00Z");
    }

    private ValidatableResponse onCall(String at) {
        return get("/schedules/" + key + "/on-call?at=" + at).statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(VIEWER).get(path).then();
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
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse calendar(String method, String path, String document) {
        return given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType("text/calendar")
                .body(document.replace("\n", "\r\n"))
                .request(method, path)
                .then();
    }
}
