package io.muster.triage.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Journey;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.CampaignPaused;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.contracts.TriageEvent.StageOwnerChanged;
import io.muster.testkit.WithMuster;
import io.muster.triage.Fixtures;
import io.muster.triage.TriageScene;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What makes an incident smaller (R38), and what becomes of its record. */
@QuarkusTest
@WithMuster
class CommandersWordTest extends TriageScene {

    private UUID commandedByAda() {
        var id = detected(Source.SUPPORT, Severity.SEV2, Journey.CART);
        topic.await(ImpactAssessed.class, id);
        topic.publish(new RoleAssigned(Fixtures.context(id, now()), Role.COMMANDER, "ada", null));
        Awaitility.await()
                .untilAsserted(() -> as("vito")
                        .get("/incidents/{id}/stage-owners", id)
                        .then()
                        .body("find { it.stage == 'triage' }.owner", equalTo("ada")));
        return id;
    }

    @Test
    void whatMakesAnIncidentSmallerIsForItsCommander() {
        var id = commandedByAda();
        var other = detected(Source.SUPPORT, Severity.SEV3, Journey.BROWSE);
        topic.await(ImpactAssessed.class, other);
        var moves = Map.of(
                "dismiss",
                Map.of("reason", "so"),
                "split",
                Map.of("reason", "so", "what", "Carts are slow", "journeys", List.of("cart")),
                "severity",
                Map.of("reason", "so", "severity", "SEV3"),
                "merge",
                Map.of("reason", "so", "into", other.toString()));
        for (var move : moves.keySet()) {
            as("rami")
                    .body(moves.get(move))
                    .post("/incidents/{id}/" + move, id)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("not-the-commander"));
        }
        as("ada")
                .body(Map.of("reason", "a test"))
                .post("/incidents/{id}/dismiss", id)
                .then()
                .statusCode(200);
    }

    @Test
    void whoeverMayRaiseASeverityMayNotLowerItForTheCommander() {
        var id = commandedByAda();

        severity(id, "olga", "SEV3").statusCode(403).body("code", equalTo("not-the-commander"));
        severity(id, "olga", "SEV1").statusCode(200);
        severity(id, "ada", "SEV3").statusCode(200);
    }

    private static ValidatableResponse severity(UUID id, String by, String severity) {
        return as(by).body(Map.of("reason", "so", "severity", severity))
                .post("/incidents/{id}/severity", id)
                .then();
    }

    @Test
    void nobodyWaitsForACommanderWhoNeverCame() {
        var id = commandedByAda();
        severity(id, "rami", "SEV3").statusCode(403);

        topic.publish(new RoleAssigned(Fixtures.context(id, now()), Role.COMMANDER, null, "ada"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as("vito")
                        .get("/incidents/{id}/stage-owners", id)
                        .then()
                        .body("find { it.stage == 'triage' }.owner", nullValue()));
        severity(id, "olga", "SEV3")
                .statusCode(403)
                .body("code", equalTo("not-the-commander"))
                .body("detail", containsString("nobody holds the role"));
        severity(id, "rami", "SEV3").statusCode(200);
        as("rami")
                .body(Map.of("reason", "no incident"))
                .post("/incidents/{id}/dismiss", id)
                .then()
                .statusCode(200);
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
    void aSplitTakesAlongOnlyAlertsThatTheIncidentHas() {
        var survivor = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        var merged = detected(Source.SUPPORT, Severity.SEV3, Journey.CHECKOUT);
        topic.await(ImpactAssessed.class, survivor);
        topic.await(ImpactAssessed.class, merged);
        var own = fingerprint();
        var strange = fingerprint();
        topic.publish(attached(merged, own));
        Awaitility.await()
                .untilAsserted(
                        () -> split(merged, own, strange).statusCode(422).body("others", equalTo(List.of(strange))));
        as("rami")
                .body(Map.of("into", survivor.toString(), "reason", "the same deployment"))
                .post("/incidents/{id}/merge", merged)
                .then()
                .statusCode(200);

        split(survivor, own).statusCode(202);

        split(survivor, own).statusCode(422).body("code", equalTo("split-of-others"));
        assertThat(topic.await(IncidentSplit.class, survivor).fingerprints()).containsExactly(own);
    }

    @Test
    void whereAStormToldNumbersOnlyNobodyKnowsWhichAlertsAnIncidentHas() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        topic.await(ImpactAssessed.class, id);
        var perhaps = fingerprint();
        split(id, perhaps).statusCode(422);

        topic.publish(attached(
                id, Stream.generate(CommandersWordTest::fingerprint).limit(50).toArray(String[]::new)));

        Awaitility.await().untilAsserted(() -> split(id, perhaps).statusCode(202));
    }

    @Test
    void aStormThatIsHeardOfBeforeItsIncidentIsNoListOfItsAlertsEither() {
        var id = UUID.randomUUID();
        topic.publish(attached(
                id, Stream.generate(CommandersWordTest::fingerprint).limit(50).toArray(String[]::new)));
        topic.publish(Fixtures.detected(id, now(), Source.SUPPORT, Severity.SEV3, List.of(), Journey.CART));
        topic.await(ImpactAssessed.class, id);

        split(id, fingerprint()).statusCode(202);
    }

    private static SignalsAttached attached(UUID id, String... fingerprints) {
        var alerts = Stream.of(fingerprints)
                .map(fingerprint -> Fixtures.alert(fingerprint, Map.of()))
                .toList();
        return new SignalsAttached(Fixtures.context(id, now()), alerts.size(), alerts, alerts.size());
    }

    private static ValidatableResponse split(UUID id, String... fingerprints) {
        return as("rami")
                .body(Map.of("what", "Another cause", "fingerprints", fingerprints, "reason", "a test"))
                .post("/incidents/{id}/split", id)
                .then();
    }

    private static String fingerprint() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private void write(UUID survivor, UUID merged, String campaign) {
        as("rami").body(Map.of("text", "seen since ten")).post("/incidents/{id}/notes", merged);
        as("olga")
                .body(Map.of(
                        "name",
                        "Spring",
                        "startsAt",
                        now().plus(Duration.ofDays(30)).toString(),
                        "endsAt",
                        now().plus(Duration.ofDays(31)).toString()))
                .put("/campaigns/{key}", campaign);
        as("cora")
                .body(Map.of("reason", "nobody can buy"))
                .post("/incidents/{id}/campaigns/" + campaign + "/pause", merged)
                .then()
                .statusCode(200);
        as("rami").body(Map.of("owner", "ada")).put("/incidents/{id}/stage-owners/review", survivor);
        as("rami").body(Map.of("owner", "rami")).put("/incidents/{id}/stage-owners/review", merged);
        as("rami").body(Map.of("owner", "rami")).put("/incidents/{id}/stage-owners/resolve", merged);
        as("rami")
                .body(Map.of("text", "the deployment of ten", "reason", "it began then"))
                .post("/incidents/{id}/hypotheses", merged);
    }

    @Test
    void whatWasWrittenOfTheMergedIncidentIsReadAtBothIds() {
        var survivor = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        var merged = detected(Source.SUPPORT, Severity.SEV3, Journey.CHECKOUT);
        topic.await(ImpactAssessed.class, survivor);
        topic.await(ImpactAssessed.class, merged);
        var campaign = "c-" + UUID.randomUUID();
        write(survivor, merged, campaign);
        as("rami")
                .body(Map.of("into", survivor.toString(), "reason", "the same deployment"))
                .post("/incidents/{id}/merge", merged)
                .then()
                .statusCode(200);

        assertThat(topic.await(CampaignPaused.class, survivor).campaign()).isEqualTo(campaign);
        assertThat(topic.await(StageOwnerChanged.class, survivor, 2).getLast().owner())
                .isEqualTo("rami");
        for (var id : List.of(survivor, merged)) {
            as("vito").get("/incidents/{id}/notes", id).then().body("items.text", equalTo(List.of("seen since ten")));
            as("vito")
                    .get("/incidents/{id}/hypotheses", id)
                    .then()
                    .body("text", equalTo(List.of("the deployment of ten")));
            record(id)
                    .body("severityHistory.incident", hasItems(survivor.toString(), merged.toString()))
                    .body("pausedCampaigns", equalTo(List.of(campaign)));
            as("vito")
                    .get("/incidents/{id}/stage-owners", id)
                    .then()
                    .body("find { it.stage == 'review' }.owner", equalTo("ada"))
                    .body("find { it.stage == 'resolve' }.owner", equalTo("rami"));
        }
    }
}
