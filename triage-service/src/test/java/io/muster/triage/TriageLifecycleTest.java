package io.muster.triage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ChecklistTicked;
import io.muster.contracts.TriageEvent.DecisionRecorded;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Triage between the real broker and the real database: the events of the other stages in, its own out. */
@QuarkusTest
@WithMuster
class TriageLifecycleTest {

    private static LifecycleTopic topic;

    @Inject
    MovableClock clock;

    @BeforeAll
    static void open() {
        topic = LifecycleTopic.open();
    }

    @AfterAll
    static void close() {
        topic.close();
    }

    @AfterEach
    void clearCalendar() {
        as("olga").delete("/campaigns/sale");
        clock.reset();
    }

    @Test
    void whatMonitoringSeesOfCheckoutIsConfirmedByPolicy() {
        var id = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);

        var confirmed = topic.await(IncidentConfirmed.class, id);

        assertThat(confirmed.severity()).isEqualTo(Severity.SEV2);
        assertThat(confirmed.reason()).startsWith("No doubt: ");
        assertThat(topic.await(ImpactAssessed.class, id).where()).containsExactly("eu");
        record(id)
                .body("verdict.state", equalTo("confirmed"))
                .body("label", equalTo("INC-1042"))
                .body("severityHistory", hasSize(1));
    }

    @Test
    void theSameEventTwiceIsTriagedOnce() {
        var id = UUID.randomUUID();
        var event = Fixtures.detected(id, now(), Source.MONITORING, Severity.SEV2, List.of("eu"), Journey.CHECKOUT);
        var eventId = UUID.randomUUID();

        topic.publish(eventId, event);
        topic.publish(eventId, event);
        topic.publish(event);
        topic.publish(Fixtures.attached(id, 2, Fixtures.alert("b", Map.of("region", "us"))));

        assertThat(topic.await(ImpactAssessed.class, id, 2)).hasSize(2);
        assertThat(topic.await(IncidentConfirmed.class, id, 1)).hasSize(1);
    }

    @Test
    void aPersonConfirmsWhatThePolicyDoubts() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        topic.await(ImpactAssessed.class, id);

        as("rami")
                .body(Map.of("severity", "SEV3", "type", "supply chain", "reason", "one seller only"))
                .post("/incidents/{id}/confirm", id)
                .then()
                .statusCode(200)
                .body("verdict.by.id", equalTo("rami"))
                .body("impact.type", equalTo("supply chain"));

        var confirmed = topic.await(IncidentConfirmed.class, id);
        assertThat(confirmed.actor().id()).isEqualTo("rami");
        assertThat(confirmed.severity()).isEqualTo(Severity.SEV3);
        as("ada")
                .body(Map.of("reason", "me too"))
                .post("/incidents/{id}/confirm", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("already-confirmed"))
                .body("incidentId", equalTo(id.toString()));
    }

    @Test
    void dismissedWithAReasonAndWithoutBlame() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        topic.await(ImpactAssessed.class, id);

        as("rami")
                .body(Map.of("reason", "a broken browser plug-in"))
                .post("/incidents/{id}/dismiss", id)
                .then()
                .statusCode(200)
                .body("open", equalTo(false));

        assertThat(topic.await(IncidentDismissed.class, id).reason()).isEqualTo("a broken browser plug-in");
        as("rami")
                .body(Map.of("severity", "SEV1", "reason", "after all"))
                .post("/incidents/{id}/severity", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-dismissed"));
    }

    @Test
    void aRunningCampaignRaisesTheSeverityAndSaysSo() {
        campaign(now().minusSeconds(60));
        var id = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);

        var changed = topic.await(SeverityChanged.class, id);

        assertThat(changed.to()).isEqualTo(Severity.SEV1);
        assertThat(changed.reason()).contains("campaign Black Friday runs, raised to SEV1");
        assertThat(topic.await(IncidentConfirmed.class, id).severity()).isEqualTo(Severity.SEV1);
        record(id).body("campaigns", equalTo(List.of("sale"))).body("severityHistory", hasSize(2));
    }

    @Test
    void aCampaignThatIsAddedOrStartsWhileTheIncidentIsOpenRaisesIt() {
        var first = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        topic.await(IncidentConfirmed.class, first);

        campaign(now().plus(Duration.ofHours(1)));
        clock.forward(Duration.ofMinutes(61));

        var changed = topic.await(SeverityChanged.class, first);
        assertThat(changed.to()).isEqualTo(Severity.SEV1);
        assertThat(changed.actor().id()).isEqualTo("campaign-calendar");
    }

    @Test
    void growingImpactIsAssessedAgain() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.BROWSE);

        topic.publish(Fixtures.attached(id, 4, Fixtures.alert("b", Map.of("journey", "checkout", "region", "us"))));

        var assessed = topic.await(ImpactAssessed.class, id, 2).getLast();
        assertThat(assessed.trend()).isEqualTo(Trend.GROWING);
        assertThat(assessed.journeys()).containsExactly(Journey.BROWSE, Journey.CHECKOUT);
    }

    @Test
    void eventsThatComeBeforeTheirIncidentAreNotLost() {
        var id = UUID.randomUUID();
        topic.publish(Fixtures.attached(id, 4, Fixtures.alert("b", Map.of("region", "us"))));
        topic.publish(new IncidentResolved(Fixtures.context(id, now()), "rolled back", now()));

        topic.publish(Fixtures.detected(id, now(), Source.MONITORING, Severity.SEV2, List.of("eu"), Journey.CHECKOUT));

        var assessed = topic.await(ImpactAssessed.class, id, 2).getLast();
        assertThat(assessed.where()).containsExactly("eu", "us");
        record(id).body("open", equalTo(false));
        as("ada")
                .body(Map.of("severity", "SEV1", "reason", "worse"))
                .post("/incidents/{id}/severity", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("incident-over"));
    }

    @Test
    void thePersonsImpactAndSeverityStandInTheRecordWithTheirHistory() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.BROWSE);
        topic.await(ImpactAssessed.class, id);

        as("rami")
                .body(Map.of(
                        "journeys", List.of("checkout"),
                        "scope", "all",
                        "trend", "growing",
                        "workaround", "order by phone",
                        "reason", "seen on the dashboard"))
                .put("/incidents/{id}/impact", id)
                .then()
                .statusCode(200)
                .body("severity", equalTo("SEV1"))
                .body("impact.workaround", equalTo("order by phone"));
        as("ada")
                .body(Map.of("severity", "SEV2", "reason", "the old shop still works"))
                .post("/incidents/{id}/severity", id)
                .then()
                .statusCode(200)
                .body("severityHistory.last().by.id", equalTo("ada"))
                .body("severityHistory.last().policyVersion", startsWith("severity-"));

        var changes = topic.await(SeverityChanged.class, id, 3);
        assertThat(changes.getLast().from()).isEqualTo(Severity.SEV1);
        assertThat(changes.getLast().to()).isEqualTo(Severity.SEV2);
    }

    @Test
    void notesDecisionsAndTicksAreTold() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        topic.await(ImpactAssessed.class, id);

        as("rami")
                .body(Map.of("text", "cart service restarts every minute"))
                .post("/incidents/{id}/notes", id)
                .then()
                .statusCode(201)
                .body("by.id", equalTo("rami"));
        as("ada")
                .body(Map.of("decision", "pause recommendations", "customerImpact", "plainer pages, faster carts"))
                .post("/incidents/{id}/decisions", id)
                .then()
                .statusCode(201);
        tick(id, true);
        tick(id, true);

        assertThat(topic.await(NoteAdded.class, id).text()).isEqualTo("cart service restarts every minute");
        assertThat(topic.await(DecisionRecorded.class, id).customerImpact()).isEqualTo("plainer pages, faster carts");
        assertThat(topic.await(ChecklistTicked.class, id).item()).isEqualTo("commander-named");
        as("vito").get("/incidents/{id}/notes", id).then().statusCode(200).body("items", hasSize(1));
        as("vito").get("/incidents/{id}/decisions", id).then().statusCode(200).body("items", hasSize(1));
        as("vito")
                .get("/incidents/{id}/checklist", id)
                .then()
                .statusCode(200)
                .body("find { it.item == 'commander-named' }.done", equalTo(true));
        assertThat(topic.all(id).stream().filter(ChecklistTicked.class::isInstance))
                .hasSize(1);
    }

    private UUID detected(Source source, Severity proposed, Journey journey) {
        var id = Ids.at(now());
        topic.publish(Fixtures.detected(id, now(), source, proposed, List.of("eu"), journey));
        return id;
    }

    private void campaign(Instant startsAt) {
        as("olga")
                .body(Map.of(
                        "name", "Black Friday",
                        "startsAt", startsAt.toString(),
                        "endsAt", startsAt.plus(Duration.ofHours(6)).toString(),
                        "journeys", List.of("checkout")))
                .put("/campaigns/sale")
                .then()
                .statusCode(200);
    }

    private static void tick(UUID id, boolean done) {
        as("rami")
                .body(Map.of("done", done))
                .put("/incidents/{id}/checklist/commander-named", id)
                .then()
                .statusCode(200)
                .body("done", equalTo(done));
    }

    private static ValidatableResponse record(UUID id) {
        Awaitility.await().until(() -> as("vito").get("/incidents/{id}", id).statusCode() == 200);
        return as("vito").get("/incidents/{id}", id).then();
    }

    private static Instant now() {
        return Instant.now();
    }

    private static RequestSpecification as(String persona) {
        return given().auth().oauth2(Tokens.persona(persona)).contentType(ContentType.JSON);
    }
}
