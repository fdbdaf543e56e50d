package io.muster.escalation.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Planning shifts through the API. */
@QuarkusTest
@WithMuster
class ScheduleApiTest extends WithSchedule {

    @Test
    void layersAreKeptAsTheyWereGiven() {
        Map<String, Object> layers = Map.of(
                "name",
                "Layers",
                "timeZone",
                "Europe/Berlin",
                "holidays",
                "none-" + key,
                "layers",
                List.of(weekly(one), office(two)));

        put("/schedules/" + key, layers)
                .statusCode(200)
                .body("warnings", hasItem("holiday calendar none-" + key + " does not exist"));

        get("/schedules/" + key)
                .statusCode(200)
                .body("layers[0].name", equalTo("layer 1"))
                .body("layers[1].shifts", contains("PT120H", "PT48H"))
                .body("layers[1].endsAt", equalTo("2040-01-01T00:00"))
                .body("layers[1].restrictions[0].days", contains("monday", "friday"))
                .body("layers[1].onHolidays", equalTo("rests"))
                .body("holidays", equalTo("none-" + key));
        onCall("2030-01-11T10:00:00Z").body("person", equalTo(two)).body("until", equalTo("2030-01-11T16:00:00Z"));
        onCall("2030-01-12T10:00:00Z").body("person", equalTo(one));
    }

    private static Map<String, Object> office(String person) {
        return Map.of(
                "name",
                "office",
                "startsAt",
                "2026-01-05T09:00",
                "shifts",
                List.of("P5D", "P2D"),
                "people",
                List.of(person),
                "endsAt",
                "2040-01-01T00:00",
                "restrictions",
                List.of(Map.of("days", List.of("monday", "friday"), "from", "09:00", "until", "17:00")),
                "onHolidays",
                "rests");
    }

    @Test
    void whoIsNext() {
        onCall("2026-01-07T10:00:00Z")
                .body("person", equalTo(one))
                .body("next.person", equalTo(two))
                .body("next.since", equalTo("2026-01-12T08:00:00Z"));
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
    void holidaysThatAreTakenOutLaterStayWhatTheyWere() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        String calendar = "days-" + key;
        holidays(calendar, List.of(yesterday.toString()));
        Map<String, Object> rests = new HashMap<>(weekly(one));
        rests.put("onHolidays", "rests");
        put(
                "/schedules/rests-" + key,
                Map.of(
                        "name",
                        "Rests",
                        "timeZone",
                        "UTC",
                        "holidays",
                        calendar,
                        "layers",
                        List.of(weekly(two), rests)));
        String outlook = "/schedules/rests-" + key + "/outlook?days=1&from=" + yesterday + "T00:00:00Z";

        holidays(calendar, List.of());

        get(outlook).body("shifts.person", contains(two)).body("shares[0].holidays", equalTo(24.0f));
    }

    private static void holidays(String calendar, List<String> days) {
        put("/holiday-calendars/" + calendar, Map.of("name", "Days", "days", days))
                .statusCode(200);
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
}
