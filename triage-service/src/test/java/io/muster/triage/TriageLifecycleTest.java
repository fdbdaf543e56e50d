package io.muster.triage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Ids;
import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.Topics;
import io.muster.contracts.TriageEvent.CampaignPaused;
import io.muster.contracts.TriageEvent.CampaignResumed;
import io.muster.contracts.TriageEvent.ChecklistTicked;
import io.muster.contracts.TriageEvent.DecisionRecorded;
import io.muster.contracts.TriageEvent.HypothesisChanged;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.TriageEvent.PlaybookAttached;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.TriageEvent.StageOwnerChanged;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.contracts.Visibility;
import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.muster.web.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
    void whatMakesAnIncidentSmallerIsForItsCommander() {
        var id = detected(Source.SUPPORT, Severity.SEV2, Journey.CART);
        topic.await(ImpactAssessed.class, id);
        topic.publish(new RoleAssigned(Fixtures.context(id, now()), Role.COMMANDER, "ada", null));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as("vito")
                        .get("/incidents/{id}/stage-owners", id)
                        .then()
                        .body("find { it.stage == 'triage' }.owner", equalTo("ada")));

        for (var move : List.of("dismiss", "split", "severity")) {
            as("rami")
                    .body(Map.of(
                            "reason", "so", "severity", "SEV3", "what", "Carts are slow", "journeys", List.of("cart")))
                    .post("/incidents/{id}/" + move, id)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-the-commander"));
        }
        as("rami")
                .body(Map.of("reason", "worse", "severity", "SEV1"))
                .post("/incidents/{id}/severity", id)
                .then()
                .statusCode(200);
        as("ada")
                .body(Map.of("reason", "a test", "severity", "SEV3"))
                .post("/incidents/{id}/severity", id)
                .then()
                .statusCode(200);
        as("ada")
                .body(Map.of("reason", "a test"))
                .post("/incidents/{id}/dismiss", id)
                .then()
                .statusCode(200);
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
        as("cora")
                .body(Map.of("done", true))
                .put("/incidents/{id}/checklist/support-briefed", id)
                .then()
                .statusCode(200)
                .body("done", equalTo(true));
        as("cora")
                .body(Map.of("done", false))
                .put("/incidents/{id}/checklist/commander-named", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("checklist-item-of-others"));
        // well-formed, but of a list that counts
        as("vito")
                .queryParam("cursor", Cursor.encode("41"))
                .get("/incidents/{id}/notes", id)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    @Test
    void aSplitAndAMergeAreToldAndTheMergedIdAnswersWithTheSurvivor() {
        var survivor = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        var merged = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        topic.await(ImpactAssessed.class, survivor);
        topic.await(IncidentConfirmed.class, merged);

        as("rami")
                .body(Map.of("into", survivor.toString(), "reason", "the same deployment"))
                .post("/incidents/{id}/merge", merged)
                .then()
                .statusCode(200)
                .body("id", equalTo(survivor.toString()))
                .body("severity", equalTo("SEV2"))
                .body("verdict.state", equalTo("confirmed"))
                .body("impact.journeys", equalTo(List.of("cart", "checkout")));

        assertThat(topic.await(IncidentMerged.class, merged).into()).isEqualTo(survivor);
        record(merged).body("id", equalTo(survivor.toString()));
        as("rami")
                .body(Map.of("text", "written by the old id"))
                .post("/incidents/{id}/notes", merged)
                .then()
                .statusCode(201);
        assertThat(topic.await(NoteAdded.class, survivor).text()).isEqualTo("written by the old id");
        as("rami")
                .body(Map.of("into", survivor.toString(), "reason", "again"))
                .post("/incidents/{id}/merge", merged)
                .then()
                .statusCode(422)
                .body("code", equalTo("merge-into-itself"));
        String part = as("rami")
                .body(Map.of("what", "Carts are slow", "journeys", List.of("cart"), "reason", "another cause"))
                .post("/incidents/{id}/split", survivor)
                .then()
                .statusCode(202)
                .extract()
                .path("newIncident");
        assertThat(topic.await(IncidentSplit.class, survivor).newIncident()).isEqualTo(UUID.fromString(part));
        record(survivor).body("impact.journeys", equalTo(List.of("checkout")));
    }

    @Test
    void aSecurityIncidentIsKnownOnlyToThoseWhoWorkOnIncidents() {
        var id = Ids.at(now());
        topic.publish(new IncidentDetected(
                Fixtures.context(id, now()),
                1077,
                "Data leak suspected",
                List.of(),
                now(),
                List.of(Journey.BROWSE),
                "accounts",
                Severity.SEV3,
                Source.ENGINEER,
                "declaration-3",
                List.of()));

        var assessed = topic.await(ImpactAssessed.class, id);

        assertThat(assessed.context().visibility()).isEqualTo(Visibility.RESTRICTED);
        assertThat(assessed.type()).isEqualTo(IncidentType.SECURITY);
        assertThat(topic.await(PlaybookAttached.class, id).playbook()).isEqualTo("security");
        as("vito").get("/incidents/{id}", id).then().statusCode(404).body("code", equalTo("incident-unknown"));
        as("vito").get("/incidents/{id}/notes", id).then().statusCode(404);
        as("vito").get("/incidents/{id}", id.toString().substring(1)).then().statusCode(404);
        as("vito")
                .urlEncodingEnabled(false)
                .get("/incidents/%30{id}/notes", id.toString().substring(1))
                .then()
                .statusCode(404);
        as("cora")
                .body(Map.of("text", "so"))
                .post("/incidents/{id}/notes", id)
                .then()
                .statusCode(404);
        as("vito").get("/incidents?limit=200").then().body("items.findAll { it.restricted }", hasSize(0));
        as("rami").get("/incidents/{id}", id).then().statusCode(200).body("restricted", equalTo(true));
        as("rami").get("/incidents?type=security&q=LEAK data").then().body("items[0].label", equalTo("INC-1077"));
        as("rami").get("/incidents/{id}/checklist", id).then().body("item", hasItem("way-in-closed"));
        as("rami")
                .body(Map.of("text", "seen"))
                .post("/incidents/{id}/notes", id)
                .then()
                .statusCode(201);
        assertThat(topic.await(NoteAdded.class, id).context().visibility()).isEqualTo(Visibility.RESTRICTED);
    }

    @Test
    void whatItCostsIsCountedFromTheMeasuresAndRaisesTheSeverity() {
        var minute = now().truncatedTo(ChronoUnit.MINUTES);
        var id = Ids.at(now());
        topic.publish(Fixtures.detected(id, now(), Source.SUPPORT, Severity.SEV3, List.of("mars"), Journey.SELL));
        topic.await(ImpactAssessed.class, id);
        record(id)
                .body("revenueAtRisk.state", equalTo("unknown"))
                .body("revenueAtRisk.unknownBecause", equalTo("no orders are measured for what is hit"));

        for (int i = 0; i < 3; i++) {
            measured(minute.minusSeconds(60L * i), 0);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    clock.forward(Duration.ofSeconds(20));
                    return "known".equals(as("vito").get("/incidents/{id}", id).path("revenueAtRisk.state"));
                });

        var told = topic.await(ImpactAssessed.class, id, 2).getLast();
        assertThat(told.revenue().currency()).isEqualTo("EUR");
        assertThat(told.revenue().perMinute().central()).isEqualByComparingTo("1500");
        assertThat(told.actor().id()).isEqualTo("revenue-at-risk");
        assertThat(topic.await(SeverityChanged.class, id, 2).getLast().to()).isEqualTo(Severity.SEV1);
        record(id)
                .body("revenueAtRisk.method", equalTo("B3"))
                .body("revenueAtRisk.segments", equalTo(List.of("sell/mars/*/*")))
                .body("severity", equalTo("SEV1"));
    }

    @Test
    void causeOwnersCampaignsAndEarlyFiguresAreInTheRecordAndOnTheTimeline() {
        var id = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        topic.await(IncidentConfirmed.class, id);
        topic.publish(new RoleAssigned(Fixtures.context(id, now()), Role.COMMANDER, "ada", null));
        campaign(now().minusSeconds(60));

        String hypothesis = as("rami")
                .body(Map.of("text", "the 10:00 deployment", "reason", "errors began then"))
                .post("/incidents/{id}/hypotheses", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("rami")
                .body(Map.of("state", "confirmed", "reason", "gone after the roll-back"))
                .put("/incidents/{id}/hypotheses/{hypothesis}", id, hypothesis)
                .then()
                .statusCode(200);
        as("ada")
                .body(Map.of("owner", "rami"))
                .put("/incidents/{id}/stage-owners/resolve", id)
                .then()
                .statusCode(200);
        as("cora")
                .body(Map.of("reason", "nobody can pay"))
                .post("/incidents/{id}/campaigns/sale/pause", id)
                .then()
                .statusCode(200)
                .body("pausedBy.id", equalTo("cora"));
        as("rami")
                .body(Map.of("reason", "so"))
                .post("/incidents/{id}/campaigns/sale/resume", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("campaign-not-yours"));
        as("cora")
                .body(Map.of("journey", "checkout", "downPercent", 34.5, "minutes", 10, "segment", "mobile"))
                .post("/incidents/{id}/conversion-figures", id)
                .then()
                .statusCode(201);

        Awaitility.await()
                .untilAsserted(() -> record(id)
                        .body("stageOwners.triage", equalTo("ada"))
                        .body("stageOwners.resolve", equalTo("rami"))
                        .body("ownerless", equalTo(List.of("communicate")))
                        .body("pausedCampaigns", equalTo(List.of("sale")))
                        .body("playbook.key", equalTo("technical"))
                        .body("hypothesis.state", equalTo("confirmed")));
        as("olga")
                .body(Map.of("reason", "orders are back"))
                .post("/incidents/{id}/campaigns/sale/resume", id)
                .then()
                .statusCode(200);
        assertThat(topic.await(HypothesisChanged.class, id, 2)).hasSize(2);
        assertThat(topic.await(StageOwnerChanged.class, id).owner()).isEqualTo("rami");
        assertThat(topic.await(CampaignPaused.class, id).reason()).isEqualTo("nobody can pay");
        assertThat(topic.await(CampaignResumed.class, id).actor().id()).isEqualTo("olga");
        assertThat(topic.await(NoteAdded.class, id).text())
                .isEqualTo("Completion of checkout (mobile) is down 34.5 % in the last 10 minutes");
    }

    @Test
    void severitiesAreExplainedWhereOneIsChosen() {
        var id = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        topic.await(IncidentConfirmed.class, id);

        as("vito")
                .get("/incidents/{id}/severity-choices", id)
                .then()
                .statusCode(200)
                .body("severity", equalTo(List.of("SEV1", "SEV2", "SEV3")))
                .body("[1].current", equalTo(true))
                .body("[1].proposed", equalTo(true))
                .body("[0].definition", startsWith("Checkout is down"));
    }

    private static void measured(Instant minute, double actual) {
        var measure = new Measure(
                Measure.Metric.ORDERS,
                new Measure.Segment(Journey.SELL, "mars", null, null),
                minute,
                actual,
                new Measure.Expected(20, 30, 40, "B3", 0.9),
                new Measure.Money(new BigDecimal("50.00"), "EUR"));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(Topics.MEASURES, measure.segment().key(), measure.toJson()));
        }
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
