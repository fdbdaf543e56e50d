package io.muster.escalation.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Overrides, temporary schedules and swaps through the API. */
@QuarkusTest
@WithMuster
class ShiftChangesFlowTest extends WithSchedule {

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
    void whatHasBeenStaysAsItWasWhenAnOverrideIsTakenBack() {
        Instant now = clock.instant();
        String over = overridden(now, now.plusSeconds(3600));
        String running = overridden(now.plusSeconds(5000), now.plusSeconds(20_000));
        clock.forward(Duration.ofSeconds(10_000));

        takenBack(running).statusCode(204);
        takenBack(over).statusCode(409).body("code", equalTo("schedule-change-over"));

        onCall(now.plusSeconds(1800).toString()).body("person", equalTo("cora"));
        onCall(now.plusSeconds(9000).toString()).body("person", equalTo("cora"));
        onCall(now.plusSeconds(15_000).toString()).body("person", not(equalTo("cora")));
        takenBack(running).statusCode(409);
    }

    @Test
    void whatHasBeenIsNotChangedAfterwards() {
        Instant now = clock.instant();
        String from = now.minusSeconds(20_000).toString();
        Map<String, Object> over =
                Map.of("from", from, "until", now.minusSeconds(10_000).toString());
        Map<String, Object> override = new HashMap<>(over);
        override.put("person", "cora");
        post("/schedules/" + key + "/overrides", override, Tokens.persona("ada"))
                .statusCode(422)
                .body("code", equalTo("schedule-change-invalid"))
                .body("detail", containsString("what has been stays as it was"));
        Map<String, Object> temporary = new HashMap<>(over);
        temporary.put("shifts", List.of());
        post("/schedules/" + key + "/temporary-schedules", temporary, Tokens.persona("ada"))
                .statusCode(422);
        Map<String, Object> swap = new HashMap<>(over);
        swap.putAll(Map.of("giver", "rami", "taker", "ada"));
        post("/schedules/" + key + "/swaps", swap, Tokens.persona("ada")).statusCode(422);

        overridden(now.minusSeconds(20_000), now.plusSeconds(3600));

        onCall(now.minusSeconds(10_000).toString()).body("person", not(equalTo("cora")));
        onCall(now.plusSeconds(60).toString()).body("person", equalTo("cora"));
    }

    private String overridden(Instant from, Instant until) {
        return post(
                        "/schedules/" + key + "/overrides",
                        Map.of("person", "cora", "from", from.toString(), "until", until.toString()),
                        Tokens.persona("ada"))
                .statusCode(200)
                .extract()
                .path("id");
    }

    private ValidatableResponse takenBack(String change) {
        return given().auth()
                .oauth2(Tokens.persona("ada"))
                .delete("/schedules/" + key + "/changes/" + change)
                .then();
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
        String id = post(ramis, swap("rami", "ada", "2030-01-16", "2030-01-17"), Tokens.of("rami", "responder"))
                .statusCode(200)
                .body("state", equalTo("proposed"))
                .extract()
                .path("id");
        onCall("2030-01-16T12:00:00Z").body("person", equalTo("rami"));
        post(ramis + "/" + id + "/approve", Map.of(), Tokens.of("rami", "responder"))
                .statusCode(403)
                .body("code", equalTo("swap-not-yours"));

        post(ramis + "/" + id + "/approve", Map.of(), Tokens.of("ada", "responder"))
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decidedBy", equalTo("ada"));

        onCall("2030-01-16T12:00:00Z").body("person", equalTo("ada"));
        onCall("2030-01-17T12:00:00Z").body("person", equalTo("rami"));
        post(ramis + "/" + id + "/decline", Map.of(), Tokens.of("ada", "responder"))
                .statusCode(409);
        get(ramis).body("state", contains("approved"));
    }

    @Test
    void aSwapChangesWhatIsTheGiversAndSaysWhatStays() {
        String swaps = "/schedules/" + key + "/swaps";
        put("/schedules/" + key, Map.of("name", "Pair", "timeZone", "UTC", "layers", List.of(weekly("rami", "ada"))));
        post(swaps, swap("ada", "rami", "2030-01-16", "2030-01-18"), Tokens.of("rami", "responder"))
                .statusCode(422)
                .body("code", equalTo("schedule-change-invalid"))
                .body("detail", containsString("ada is not on call from 2030-01-16T00:00:00Z"));
        String first = proposed("2030-01-16", "2030-01-18");
        String overlapping = proposed("2030-01-17", "2030-01-19");
        String within = proposed("2030-01-16", "2030-01-17");

        approved(first)
                .statusCode(200)
                .body("warnings", empty())
                .body("changes.from", contains("2030-01-16T00:00:00Z"));
        approved(overlapping)
                .statusCode(200)
                .body("changes.person", contains("ada"))
                .body("changes.from", contains("2030-01-18T00:00:00Z"))
                .body(
                        "warnings",
                        contains("from 2030-01-17T00:00:00Z until 2030-01-18T00:00:00Z ada is on call, not rami: that"
                                + " stays as it is"));
        approved(within).statusCode(422).body("code", equalTo("schedule-change-invalid"));

        get(swaps).body("state", containsInAnyOrder("approved", "approved", "proposed"));
        onCall("2030-01-18T12:00:00Z").body("person", equalTo("ada"));
    }

    private String proposed(String from, String until) {
        return post("/schedules/" + key + "/swaps", swap("rami", "ada", from, until), Tokens.of("rami", "responder"))
                .statusCode(200)
                .body("changes.person", contains("ada"))
                .extract()
                .path("id");
    }

    private ValidatableResponse approved(String swap) {
        return post("/schedules/" + key + "/swaps/" + swap + "/approve", Map.of(), Tokens.of("ada", "responder"));
    }

    private static Map<String, String> swap(String giver, String taker, String from, String until) {
        return Map.of("giver", giver, "taker", taker, "from", from + "T00:00:00Z", "until", until + "T00:00:00Z");
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
        calendar("POST", "/schedules/" + key + "/icalendar", dailyShiftOf(nobody))
                .statusCode(422);
        get("/schedules/" + key).body("changes", empty());
    }

    @Test
    void ofTwoWhoDecideAboutASwapAtOnceOneDoes() throws Exception {
        put("/schedules/" + key, Map.of("name", "Pair", "timeZone", "UTC", "layers", List.of(weekly("rami", "ada"))));
        String swaps = "/schedules/" + key + "/swaps";
        String id = post(swaps, swap("rami", "ada", "2030-01-16", "2030-01-17"), Tokens.of("rami", "responder"))
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
        String onCall = onCall("2030-01-16T12:00:00Z").extract().path("person");
        assertThat(onCall).isEqualTo(state.equals("approved") ? "ada" : "rami");
    }

    @Test
    void ofTwoSwapsOfTheSameTimeThatAreApprovedAtOnceOneChangesIt() throws Exception {
        String swaps = "/schedules/" + key + "/swaps";
        put("/schedules/" + key, Map.of("name", "Pair", "timeZone", "UTC", "layers", List.of(weekly("rami", "ada"))));
        String toAda = proposed("2030-01-16", "2030-01-17");
        String toCora = post(swaps, swap("rami", "cora", "2030-01-16", "2030-01-17"), Tokens.of("rami", "responder"))
                .statusCode(200)
                .extract()
                .path("id");

        List<Integer> answers = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : both.invokeAll(List.<Callable<Integer>>of(
                    () -> decision(swaps + "/" + toAda + "/approve"),
                    () -> post(swaps + "/" + toCora + "/approve", Map.of(), Tokens.of("cora", "responder"))
                            .extract()
                            .statusCode()))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 422);
        onCall("2030-01-16T12:00:00Z").body("person", equalTo(answers.getFirst() == 200 ? "ada" : "cora"));
        get("/schedules/" + key).body("changes.person", contains(answers.getFirst() == 200 ? "ada" : "cora"));
        get(swaps).body("state", containsInAnyOrder("approved", "proposed"));
    }

    private static int decision(String path) {
        return post(path, Map.of(), Tokens.of("ada", "responder")).extract().statusCode();
    }
}
