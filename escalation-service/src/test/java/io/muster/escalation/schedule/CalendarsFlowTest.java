package io.muster.escalation.schedule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.muster.escalation.CalendarText;
import io.muster.escalation.Store;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** Holidays and shifts from and to calendars of other programs. */
@QuarkusTest
@WithMuster
class CalendarsFlowTest extends WithSchedule {

    @Test
    void holidaysComeFromACalendar() {
        calendar(
                        "PUT",
                        "/holiday-calendars/" + key + "/icalendar",
                        CalendarText.of("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY", "SUMMARY:Christmas"))
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
        calendar("POST", "/schedules/" + key + "/icalendar", dailyShiftOf("cora"))
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
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(60).format(DateTimeFormatter.BASIC_ISO_DATE);
        String shift = CalendarText.of("DTSTART:" + day + "T%s0000Z", "DTEND:" + day + "T230000Z", "SUMMARY:%s")
                .replace("BEGIN:VEVENT", "X-WR-CALNAME:Holidays cover\r\nBEGIN:VEVENT");
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
                .body(not(containsString(two.substring(0, 20))));
    }
}
