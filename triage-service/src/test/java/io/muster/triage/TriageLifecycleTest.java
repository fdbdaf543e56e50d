package io.muster.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Journey;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.CampaignPaused;
import io.muster.contracts.TriageEvent.CampaignResumed;
import io.muster.contracts.TriageEvent.HypothesisChanged;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.TriageEvent.StageOwnerChanged;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Triage between the real broker and the real database: the events of the other stages in, its own out. */
@QuarkusTest
@WithMuster
class TriageLifecycleTest extends TriageScene {

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
                .body(Map.of(
                        "severity", "SEV3", "type", "supply chain", "service", "search", "reason", "one seller only"))
                .post("/incidents/{id}/confirm", id)
                .then()
                .statusCode(200)
                .body("verdict.by.id", equalTo("rami"))
                .body("service", equalTo("search"))
                .body("impact.type", equalTo("supply chain"));

        var confirmed = topic.await(IncidentConfirmed.class, id);
        assertThat(confirmed.actor().id()).isEqualTo("rami");
        assertThat(confirmed.severity()).isEqualTo(Severity.SEV3);
        assertThat(confirmed.service()).isEqualTo("search");
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

    private UUID commandedByAda() {
        var id = detected(Source.MONITORING, Severity.SEV2, Journey.CHECKOUT);
        topic.await(IncidentConfirmed.class, id);
        topic.publish(new RoleAssigned(Fixtures.context(id, now()), Role.COMMANDER, "ada", null));
        return id;
    }

    @Test
    void causeAndOwnersAreInTheRecordAndOnTheTimeline() {
        var id = commandedByAda();

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

        Awaitility.await()
                .untilAsserted(() -> record(id)
                        .body("stageOwners.triage", equalTo("ada"))
                        .body("stageOwners.resolve", equalTo("rami"))
                        .body("ownerless", equalTo(List.of("communicate")))
                        .body("playbook.key", equalTo("technical"))
                        .body("hypothesis.state", equalTo("confirmed")));
        assertThat(topic.await(HypothesisChanged.class, id, 2)).hasSize(2);
        assertThat(topic.await(StageOwnerChanged.class, id).owner()).isEqualTo("rami");
    }

    @Test
    void pausedCampaignsAreInTheRecordAndOnTheTimeline() {
        var id = commandedByAda();
        campaign(now().minusSeconds(60));

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
        Awaitility.await().untilAsserted(() -> record(id).body("pausedCampaigns", equalTo(List.of("sale"))));
        as("olga")
                .body(Map.of("reason", "orders are back"))
                .post("/incidents/{id}/campaigns/sale/resume", id)
                .then()
                .statusCode(200);

        assertThat(topic.await(CampaignPaused.class, id).reason()).isEqualTo("nobody can pay");
        assertThat(topic.await(CampaignResumed.class, id).actor().id()).isEqualTo("olga");
    }

    @Test
    void earlyFiguresAreOnTheTimeline() {
        var id = commandedByAda();

        as("cora")
                .body(Map.of("journey", "checkout", "downPercent", 34.5, "minutes", 10, "segment", "mobile"))
                .post("/incidents/{id}/conversion-figures", id)
                .then()
                .statusCode(201);
        as("cora")
                .body("{\"journey\": \"pay\", \"downPercent\": 33.333333333333336, \"minutes\": 10}")
                .post("/incidents/{id}/conversion-figures", id)
                .then()
                .statusCode(201)
                .body("downPercent", equalTo(33.3333f));
        for (var odd : List.of("1e1000000", "-1e-15000", "100.00001", "-0.00001")) {
            as("cora")
                    .body("{\"journey\": \"checkout\", \"downPercent\": %s, \"minutes\": 10}".formatted(odd))
                    .post("/incidents/{id}/conversion-figures", id)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("downPercent"));
        }

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
}
