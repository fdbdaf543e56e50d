package io.muster.escalation.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.escalation.CalendarText;
import io.muster.escalation.WithStore;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars of another system are fetched by themselves, and kept while it is away. */
@QuarkusTest
@WithMuster
class FetchCalendarsFlowTest extends WithStore {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    FetchCalendars fetch;

    private HttpServer server;
    private final List<String> conditions = new CopyOnWriteArrayList<>();
    private final LocalDate closed = LocalDate.now(ZoneOffset.UTC).plusDays(90);
    private volatile String document = holiday(closed);
    private volatile boolean away;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String version = "\"" + document.hashCode() + "\"";
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            conditions.add(String.valueOf(known));
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", version);
            if (away) {
                exchange.sendResponseHeaders(503, -1);
            } else if (version.equals(known)) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Test
    void holidaysAreFetchedWhenTheyChangeAndKeptWhileTheServerIsAway() {
        String calendar = "/holiday-calendars/" + store.schedule();
        String address = served("/secret-path/holidays.ics");
        put(calendar + "/source", Map.of("url", address, "every", "PT1H"))
                .statusCode(200)
                .body(not(containsString("secret-path")));
        await().untilAsserted(() -> get(calendar).statusCode(200).body("days", contains(closed.toString())));

        again(Duration.ofHours(1));
        assertThat(conditions.getLast()).isEqualTo("\"" + document.hashCode() + "\"");
        document = holiday(closed.plusDays(1));
        again(Duration.ofHours(1));
        get(calendar).body("days", contains(closed.plusDays(1).toString()));
        away = true;
        again(Duration.ofHours(1));
        get(calendar).body("days", contains(closed.plusDays(1).toString()));
        get(calendar + "/source").body("stale", equalTo(true)).body("problem", equalTo("HTTP 503"));
        away = false;
        document = "no calendar";
        again(Duration.ofMinutes(15));
        get(calendar + "/source").body("problem", containsString("It is no iCalendar document"));
        document = holiday(closed.plusDays(1));
        again(Duration.ofMinutes(15));

        get(calendar + "/source").body("stale", equalTo(false)).body("problem", nullValue());
        delete(calendar + "/source").statusCode(204);
        get(calendar + "/source").statusCode(404).body("code", equalTo("calendar-source-unknown"));
    }

    @Test
    void aCalendarMayBeLong() {
        String calendar = "/holiday-calendars/long-" + store.schedule();
        String comment = "COMMENT:what the office does on that day\r\n".repeat(5_000);
        document = holiday(closed).replace("SUMMARY", comment + "SUMMARY");

        put(calendar + "/source", Map.of("url", served("/holidays.ics"))).statusCode(200);

        await().untilAsserted(() -> get(calendar).statusCode(200).body("days", contains(closed.toString())));
    }

    @Test
    void shiftsOfAnotherCalendarReplaceThoseFetchedBefore() {
        Instant from = clock.instant().plus(Duration.ofDays(20));
        String schedule = fetchedShiftOfAda(from);

        document = shift(store.id("cora"), from);
        again(Duration.ofHours(6));

        get(schedule).body("changes.person", contains(store.id("cora")));
    }

    @Test
    void whatPeopleAgreedLiesOverWhatIsFetchedLater() {
        Instant from = clock.instant().plus(Duration.ofDays(21)).truncatedTo(ChronoUnit.SECONDS);
        String schedule = fetchedShiftOfAda(from);
        given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "person",
                        store.id("olga"),
                        "from",
                        from.toString(),
                        "until",
                        from.plusSeconds(3600).toString()))
                .post(schedule + "/overrides")
                .then()
                .statusCode(200);

        document = shift(store.id("cora"), from);
        again(Duration.ofHours(6));

        get(schedule).body("changes.person", containsInAnyOrder(store.id("cora"), store.id("olga")));
        get(schedule + "/on-call?at=" + from.plusSeconds(60)).body("person", equalTo(store.id("olga")));
    }

    @Test
    void daysWrittenByHandLastUntilTheNextFetchAndTheSourceGoesWithTheCalendar() {
        String key = "hand-" + store.schedule();
        String calendar = "/holiday-calendars/" + key;
        put(calendar + "/source", Map.of("url", served("/h.ics"), "every", "PT1H"))
                .statusCode(200);
        await().untilAsserted(() -> get(calendar).statusCode(200).body("days", contains(closed.toString())));
        put(
                        calendar,
                        Map.of(
                                "name",
                                "By hand",
                                "days",
                                List.of(closed.plusDays(3).toString())))
                .statusCode(200);

        again(Duration.ofHours(1));

        get(calendar).body("days", contains(closed.toString()));
        delete("/setup/holiday-calendars/" + key).statusCode(204);
        get(calendar + "/source").statusCode(404);
    }

    @Test
    void fromWhereCalendarsAreFetchedStandsInTheOneFileWithoutTheirAddresses() {
        String key = "file-" + store.schedule();
        String address = served("/secret-path/holidays.ics");

        sources("holiday-sources", key, address).statusCode(200).body("created", hasItem("holiday-sources/" + key));

        await().untilAsserted(() ->
                get("/holiday-calendars/" + key).statusCode(200).body("days", contains(closed.toString())));
        int asked = conditions.size();
        String exported = given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .get("/setup")
                .asString();
        assertThat(exported).doesNotContain("secret-path").contains("holiday-sources:");
        Matcher name = Pattern.compile("hidden:localhost:\\p{XDigit}+")
                .matcher(exported.substring(exported.lastIndexOf(key + ":")));
        assertThat(name.find()).isTrue();
        sources("holiday-sources", key, name.group()).statusCode(200).body("same", hasItem("holiday-sources/" + key));
        assertThat(conditions).as("what is as it was is not fetched anew").hasSize(asked);
        sources("holiday-sources", key, "hidden:localhost:0000")
                .statusCode(422)
                .body("detail", containsString("is not stored"));
        sources("shift-sources", "no-" + key, address)
                .statusCode(422)
                .body("detail", containsString("schedule no-" + key + " does not exist"));
    }

    private static ValidatableResponse sources(String section, String key, String address) {
        return put("/setup", Map.of(section, Map.of(key, Map.of("url", address, "every", "PT1H"))));
    }

    @Test
    void anAddressThatMayNotBeCalledIsRefused() {
        put("/holiday-calendars/x/source", Map.of("url", "http://169.254.169.254/latest"))
                .statusCode(422)
                .body("code", equalTo("calendar-source-unusable"));
        put("/holiday-calendars/x/source", Map.of("url", "http://localhost/x.ics", "every", "PT1S"))
                .statusCode(422)
                .body("detail", containsString("is fetched every"));
        given().get("/holiday-calendars/x/source").then().statusCode(401);
    }

    private String served(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** @return the path of the schedule that has it */
    private String fetchedShiftOfAda(Instant from) {
        document = shift(store.id("ada"), from);
        String schedule = "/schedules/" + store.schedule();
        put(schedule + "/source", Map.of("url", served("/rota.ics"))).statusCode(200);
        await().untilAsserted(() -> get(schedule).body("changes.person", contains(store.id("ada"))));
        return schedule;
    }

    /** Time passes, and what is due then is fetched. */
    private void again(Duration time) {
        clock.forward(time.plusSeconds(1));
        await().until(() -> !fetch.one().await().atMost(PATIENCE));
    }

    private static String holiday(LocalDate day) {
        return CalendarText.of("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day), "SUMMARY:Closed");
    }

    private static String shift(String person, Instant from) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
        return CalendarText.of(
                "DTSTART:" + time.format(from), "DTEND:" + time.format(from.plusSeconds(3600)), "SUMMARY:" + person);
    }

    private static ValidatableResponse put(String path, Object body) {
        return given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.persona("vito")).get(path).then();
    }

    private static ValidatableResponse delete(String path) {
        return given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .delete(path)
                .then();
    }
}
