package io.muster.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.EventJson;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.Visibility;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Events come in by Kafka; the board shows them as JSON, as pages and live. */
@QuarkusTest
@WithMuster
class BoardTest {

    private static final AtomicLong NUMBERS = new AtomicLong(2_000);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static LifecycleTopic topic;

    @TestHTTPResource("/")
    URI board;

    @Inject
    DataSource database;

    @BeforeAll
    static void open() {
        topic = LifecycleTopic.open();
    }

    @AfterAll
    static void close() {
        topic.close();
    }

    @Test
    void anIncidentShowsAsItStandsNow() {
        SampleIncident sample = newSample();
        publish(sample.firstMinutes("Card payments fail", Instant.now().plusSeconds(900)));

        awaitRows(sample, 11);

        as("vito")
                .get("/api/incidents/" + sample.id)
                .then()
                .statusCode(200)
                .body("label", equalTo("INC-" + sample.number))
                .body("what", equalTo("Card payments fail"))
                .body("severity", equalTo("SEV1"))
                .body("severityConfirmed", equalTo(true))
                .body("status", equalTo("confirmed"))
                .body("roles.commander", equalTo("ada"))
                .body("roles.'communications owner'", equalTo("cora"))
                .body("nextUpdateDue", notNullValue())
                .body("links.page", equalTo("/incidents/" + sample.id));
        as("vito").get("/api/incidents?limit=200").then().body("items.id", hasItem(sample.id.toString()));
    }

    @Test
    void theTimelineIsInStreamOrderWithTheEventsReasons() {
        SampleIncident sample = newSample();
        List<LifecycleEvent> events =
                sample.firstMinutes("Search is slow", Instant.now().plusSeconds(900));
        publish(events);

        awaitRows(sample, 11);

        List<String> texts = as("vito").get(timeline(sample)).jsonPath().getList("items.text");
        assertThat(texts)
                .containsExactlyElementsOf(events.stream()
                        .map(event -> TimelineEntry.of(sample.id, event).text())
                        .toList());
        String next = as("vito").get(timeline(sample) + "?limit=10").path("next");
        as("vito").get(timeline(sample) + "?limit=10&cursor=" + next).then().body("items.size()", equalTo(1));
    }

    @Test
    void theSameEventTwiceIsOneRow() {
        SampleIncident sample = newSample();
        UUID id = UUID.randomUUID();
        LifecycleEvent detected = sample.detected("Twice", Severity.SEV3);
        topic.publish(id, detected);
        topic.publish(id, detected);
        topic.publish(sample.dismissed());

        awaitRows(sample, 2);
    }

    @Test
    void thePagesShowItWithoutAScript() {
        SampleIncident sample = newSample();
        publish(sample.firstMinutes("Checkout <b>fails</b>", Instant.now().plusSeconds(900)));
        awaitRows(sample, 11);

        as("vito")
                .accept("text/html")
                .get("/incidents/" + sample.id)
                .then()
                .statusCode(200)
                .body(containsString("INC-" + sample.number))
                .body(containsString("Checkout &lt;b&gt;fails&lt;/b&gt;"))
                .body(containsString("aria-current=\"step\""))
                .body(containsString("ada followed the link in the mail"))
                .body(containsString("<strong>vito</strong>"));
        as("vito").accept("text/html").get("/").then().statusCode(200).body(containsString("INC-" + sample.number));
    }

    @Test
    void whatIsRestrictedIsShownOnlyToThoseWhoWorkOnIncidents() {
        SampleIncident sample = newSample();
        publish(List.of(
                sample.detected("Login is slow", Severity.SEV2),
                sample.note("the attacker's address is 192.0.2.7", Visibility.RESTRICTED)));
        awaitRows(sample, 2);

        as("vito").get(timeline(sample)).then().body(not(containsString("192.0.2.7")));
        as("vito").accept("text/html").get("/incidents/" + sample.id).then().body(not(containsString("192.0.2.7")));
        as("rami").get(timeline(sample)).then().body(containsString("192.0.2.7"));
    }

    @Test
    void aRestrictedIncidentDoesNotExistForOthers() {
        SampleIncident sample = newSample();
        publish(List.of(sample.detected("Cards were copied", Severity.SEV1, Visibility.RESTRICTED)));
        awaitRows(sample, 1);

        as("vito")
                .get("/api/incidents/" + sample.id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("incident-not-found"));
        as("vito")
                .get("/api/incidents/" + sample.id + "/events")
                .then()
                .statusCode(404)
                .body("code", equalTo("incident-not-found"));
        as("vito").accept("text/html").get("/").then().body(not(containsString("Cards were copied")));
        as("vito").accept("text/html").get("/incidents/" + sample.id).then().statusCode(404);
        as("rami").get("/api/incidents/" + sample.id).then().statusCode(200);
    }

    @Test
    void anEventOfANewerVersionIsARowAndChangesNothing() {
        SampleIncident sample = newSample();
        topic.publish(sample.detected("Orders are late", Severity.SEV3));
        topic.publish(
                UUID.randomUUID(),
                "detection-service",
                "io.muster.detection.HeartbeatMissed.v2",
                sample.id.toString(),
                EventJson.write(sample.note("from the future", Visibility.INTERNAL)));

        awaitRows(sample, 2);

        as("vito").get(timeline(sample)).then().body("items[1].title", equalTo("Heartbeat missed"));
        as("vito").get("/api/incidents/" + sample.id).then().body("status", equalTo("detected"));
    }

    @Test
    void theStoreOwnerIsGivenDecisionsNotTroubleshooting() {
        SampleIncident sample = newSample();
        publish(sample.firstMinutes("Orders hang", Instant.now().plusSeconds(900)));
        topic.publish(sample.suspected("payments 4.18.0"));
        awaitRows(sample, 12);

        for (String persona : List.of("olga", "cora")) {
            as(persona)
                    .accept("text/html")
                    .get("/incidents/" + sample.id)
                    .then()
                    .body(containsString("Pause the campaign black-friday?"))
                    .body(containsString("Severity changed"))
                    .body(not(containsString("payments 4.18.0")))
                    .body(not(containsString("Responder paged")));
            as(persona).get(timeline(sample)).then().body("items.size()", equalTo(9));
        }
        as("rami").accept("text/html").get("/incidents/" + sample.id).then().body(containsString("payments 4.18.0"));
        as("vito").accept("text/html").get("/incidents/" + sample.id).then().body(not(containsString("To be decided")));
        as("vito")
                .formParam("decision", "pause-campaign")
                .formParam("subject", "black-friday")
                .post("/incidents/" + sample.id + "/decisions")
                .then()
                .statusCode(403);
    }

    @Test
    void aMergedIncidentAnswersWithTheOtherOneAndIsOnItsTimeline() {
        SampleIncident one = newSample();
        SampleIncident other = newSample();
        publish(List.of(
                other.detected("Payments fail", Severity.SEV1),
                one.detected("Cards fail", Severity.SEV2),
                one.opened("inc-1", "https://chat.example/one", null),
                one.mergedInto(other.id)));
        awaitRows(one, 4);

        as("vito")
                .accept("text/html")
                .get("/incidents/" + one.id)
                .then()
                .body(containsString("Payments fail"), containsString("/api/incidents/" + other.id + "/events"));
        as("vito")
                .get("/api/incidents/INC-" + one.number)
                .then()
                .body("id", equalTo(other.id.toString()))
                .body("mergedRooms.channelUrl", hasItems("https://chat.example/one"));
        as("vito").get(timeline(other)).then().body("items.incident", hasItems(one.id.toString(), other.id.toString()));
    }

    @Test
    void changesAreToldLive() throws Exception {
        SampleIncident sample = newSample();
        try (var stream = EventStream.open(board.resolve("/api/events"), Tokens.persona("vito"), null)) {
            topic.publish(sample.detected("Pay is down", Severity.SEV1));

            Map<String, String> event = stream.await(data -> data.contains(sample.id.toString()), PATIENCE);

            assertThat(event.get("event")).isEqualTo("incident");
            assertThat(event.get("id")).matches("\\d+");
            assertThat(event.get("data"))
                    .contains("\"label\":\"INC-" + sample.number + "\"")
                    .contains("Incident detected");
        }
    }

    @Test
    void oneIncidentsStreamTellsOnlyItsOwnAndResumesWhereItStopped() throws Exception {
        SampleIncident sample = newSample();
        SampleIncident other = newSample();
        topic.publish(sample.detected("Cart is empty", Severity.SEV2));
        awaitRows(sample, 1);
        URI address = board.resolve("/api/incidents/" + sample.id + "/events");
        String lastSeen;
        try (var stream = EventStream.open(address, Tokens.persona("rami"), null)) {
            topic.publish(other.detected("Something else", Severity.SEV3));
            topic.publish(sample.note("first", Visibility.INTERNAL));
            lastSeen = stream.await(data -> true, PATIENCE).get("id");
        }
        topic.publish(sample.note("missed one", Visibility.INTERNAL));
        topic.publish(sample.note("missed two", Visibility.INTERNAL));
        awaitRows(sample, 4);

        try (var stream = EventStream.open(address, Tokens.persona("rami"), lastSeen)) {
            stream.await(data -> data.contains("missed one"), PATIENCE);
            stream.await(data -> data.contains("missed two"), PATIENCE);
            topic.publish(sample.note("and on", Visibility.INTERNAL));
            stream.await(data -> data.contains("and on"), PATIENCE);
            assertThat(stream.seen()).noneMatch(event -> event.get("data").contains(other.id.toString()));
        }
    }

    @Test
    void aReaderThatWasAwayTooLongIsToldToReadAnew() throws Exception {
        SampleIncident sample = newSample();
        topic.publish(sample.detected("Vouchers are refused", Severity.SEV3));
        awaitRows(sample, 1);
        long lastSeen = as("vito").get(timeline(sample)).jsonPath().getLong("items[0].seq");
        happensMeanwhile(sample, 1_001);

        for (long place : List.of(lastSeen, Long.MAX_VALUE / 1_000)) {
            try (var stream =
                    EventStream.open(board.resolve("/api/events"), Tokens.persona("vito"), Long.toString(place))) {
                Map<String, String> first = stream.await(data -> true, PATIENCE);
                topic.publish(sample.note("and on from " + place, Visibility.INTERNAL));
                stream.await(data -> data.contains("and on from " + place), PATIENCE);

                assertThat(first.get("event")).isEqualTo("reload");
                assertThat(Long.parseLong(first.get("id"))).isGreaterThan(lastSeen + 1_000);
            }
        }
    }

    @Test
    void theStreamDoesNotTellWhatIsRestricted() throws Exception {
        SampleIncident sample = newSample();
        topic.publish(sample.detected("Accounts are locked", Severity.SEV2));
        awaitRows(sample, 1);
        URI address = board.resolve("/api/incidents/" + sample.id + "/events");
        try (var usual = EventStream.open(address, Tokens.persona("vito"), null)) {
            topic.publish(sample.note("a name", Visibility.RESTRICTED));

            Map<String, String> event = usual.await(data -> true, PATIENCE);

            assertThat(event.get("data")).contains(sample.id.toString()).doesNotContain("a name", "Note");
        }
    }

    @Test
    void anIdleStreamSaysThatItIsAlive() throws Exception {
        try (var stream = EventStream.open(board.resolve("/api/events"), Tokens.persona("vito"), null)) {
            await().atMost(PATIENCE).until(() -> stream.comments() >= 2);
        }
    }

    @Test
    void theBoardIsNotForEverybody() {
        String id = UUID.randomUUID().toString();
        for (String path : List.of("/api/incidents", "/api/incidents/" + id, "/api/events", "/")) {
            given().get(path).then().statusCode(401);
            given().auth().oauth2(Tokens.of("nobody")).get(path).then().statusCode(403);
        }
        as("vito").get("/api/incidents/" + id).then().statusCode(404);
        as("vito").get("/api/incidents?cursor=foreign").then().statusCode(400);
        given().get("/signed-out").then().statusCode(200);
    }

    @Test
    void theBoardsOwnFiguresAreMeasured() {
        given().baseUri(io.quarkus.test.common.http.TestHTTPResourceManager.getManagementUri())
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("muster_board_events_total"))
                .body(containsString("muster_board_freshness_seconds"))
                .body(containsString("muster_board_streams"));
    }

    @Test
    void theApiIsTheCommittedOne() {
        OpenApi.verify("command-board");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return RoleMatrix.of("command-board");
    }

    private static void publish(List<? extends LifecycleEvent> events) {
        events.forEach(topic::publish);
    }

    private void happensMeanwhile(SampleIncident sample, int events) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into timeline_entry
                            (event_id, incident_id, type, at, actor_kind, actor_id, restricted, recorded_at)
                        select gen_random_uuid(), ?, 'io.muster.triage.NoteAdded.v1', now(), 'RULE', 'test', false,
                            now() - interval '1 hour'
                        from generate_series(1, ?)
                        """)) {
            insert.setObject(1, sample.id);
            insert.setInt(2, events);
            insert.executeUpdate();
        }
    }

    private static void awaitRows(SampleIncident sample, int rows) {
        await().atMost(PATIENCE)
                .until(() -> as("rami").get(timeline(sample)).jsonPath().getList("items") instanceof List<?> items
                        && items.size() == rows);
    }

    private static String timeline(SampleIncident sample) {
        return "/api/incidents/" + sample.id + "/timeline";
    }

    private static SampleIncident newSample() {
        return new SampleIncident(NUMBERS.incrementAndGet(), Instant.now().minusSeconds(900));
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona));
    }
}
