package io.muster.detection.incident;

import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.EventContext;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose signals are whose, after what became of the incidents. */
@QuarkusTest
@WithMuster
class IncidentLifeTest extends EngineScene {

    @Test
    void aDismissedIncidentFreesItsScopeButItsOutbreakDoesNotComeBack() {
        fires("Down", now);
        UUID dismissed = incident("Down");
        topic.publish(new IncidentDismissed(EventContext.internal(dismissed, now, Actor.person("rami"), "a test")));
        awaitState(dismissed, "ended");

        fires("Down", now);
        await().atMost(PATIENCE)
                .until(() -> alertOf(fingerprint("Down")).path("signals").equals(2));
        assertThat(incident("Down")).isEqualTo(dismissed);
        fires("Other", now);

        assertThat(incident("Other")).isNotEqualTo(dismissed);
    }

    @Test
    void signalsInsideTheWatchBelongToTheResolvedIncidentAndLaterOnesDoNot() {
        fires("A", now);
        UUID incident = incident("A");
        topic.publish(new IncidentResolved(context(incident), "rolled back", now.plus(Duration.ofMinutes(60))));
        awaitState(incident, "watched");

        fires("B", now);
        assertThat(incident("B")).isEqualTo(incident);
        clock.forward(Duration.ofMinutes(61));
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        fires("C", now);

        assertThat(incident("C")).isNotEqualTo(incident);
        awaitState(incident, "ended");
    }

    @Test
    void aReopenedIncidentTakesItsScopeBack() {
        fires("A", now);
        UUID incident = incident("A");
        topic.publish(new IncidentResolved(context(incident), "rolled back", null));
        awaitState(incident, "ended");
        topic.publish(new IncidentReopened(context(incident)));
        awaitState(incident, "open");

        fires("B", now);

        assertThat(incident("B")).isEqualTo(incident);
    }

    @Test
    void signalsOfAMergedIncidentGoOnInTheOther() {
        fires("A", now);
        UUID merged = incident("A");
        String ownService = service;
        service = "svc-" + UUID.randomUUID();
        fires("Z", now);
        UUID into = incident("Z");
        topic.publish(new IncidentMerged(context(merged), into));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> as("vito").get("/incidents/{id}", merged).then().body("id", equalTo(into.toString())));

        service = ownService;
        fires("B", now);

        assertThat(incident("B")).isEqualTo(into);
        assertThat(incident("A")).isEqualTo(into);
        for (UUID either : List.of(merged, into)) {
            as("vito").get("/alerts?incident={id}", either).then().body("items.size()", equalTo(3));
            as("vito")
                    .get("/decisions?incident={id}&placement=new", either)
                    .then()
                    .body("items.incidentId", containsInAnyOrder(merged.toString(), into.toString()));
        }
        int number = as("vito").get("/incidents/{id}", into).path("number");
        as("vito").get("/alerts?incident=INC-{number}", number).then().body("items.size()", equalTo(3));
    }

    @Test
    void theAlertsOfAMergedIncidentAreCountedWhereTheyGo() {
        fires("A", now);
        UUID merged = incident("A");
        service = "svc-" + UUID.randomUUID();
        fires("Z", now);
        UUID into = incident("Z");

        topic.publish(new IncidentMerged(context(merged), into));

        SignalsAttached told = topic.await(SignalsAttached.class, into);
        assertThat(told.firing()).isEqualTo(2);
        assertThat(told.alerts())
                .extracting(alert -> alert.labels().get("alertname"))
                .containsExactly("A");
    }

    @Test
    void anIncidentWhoseLastFiringAlertIsSplitOffIsToldClear() {
        fires("A", now);
        UUID whole = incident("A");
        UUID part = UUID.randomUUID();

        topic.publish(new IncidentSplit(
                context(whole),
                part,
                "A is another cause",
                List.of(),
                List.of(),
                null,
                null,
                List.of(fingerprint("A"))));

        assertThat(topic.await(SignalsCleared.class, whole).context().reason())
                .isEqualTo("every alert of the incident is resolved by its source");
        assertThat(incident("A")).isEqualTo(part);
    }

    @Test
    void aDeclarationInsideTheWatchBelongsToTheResolvedIncidentAndSaysThatTheTroubleIsBack() {
        fires("A", now);
        UUID incident = incident("A");
        topic.publish(new IncidentResolved(context(incident), "rolled back", now.plus(Duration.ofMinutes(60))));
        awaitState(incident, "watched");

        as("vito")
                .body(Map.of("what", "It is down again", "service", service, "reason", "three calls"))
                .post("/incidents")
                .then()
                .statusCode(200)
                .body("id", equalTo(incident.toString()));

        SignalsAttached told = topic.await(SignalsAttached.class, incident);
        assertThat(told.actor()).isEqualTo(Actor.person("vito"));
        assertThat(told.reason()).isEqualTo("three calls");
        assertThat(told.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.summary()).isEqualTo("It is down again");
            assertThat(alert.startsAt()).isAfterOrEqualTo(now);
        });
    }

    @Test
    void aSplitOfWhatIsAnotherIncidentsByNowOpensNothing() {
        fires("A", now);
        fires("B", now);
        UUID whole = incident("A");
        UUID empty = UUID.randomUUID();
        UUID part = UUID.randomUUID();

        topic.publish(new IncidentSplit(
                context(whole), empty, "Whose?", List.of(), List.of(), null, null, List.of("0123456789abcdef")));
        topic.publish(new IncidentSplit(
                context(whole),
                part,
                "B is another cause",
                List.of(),
                List.of(),
                null,
                null,
                List.of(fingerprint("B"))));

        topic.await(IncidentDetected.class, part);
        assertThat(topic.all(empty)).isEmpty();
    }

    @Test
    void aPartThatIsSplitOffIsAnIncidentOfItsOwnOnceOnly() {
        fires("A", now);
        fires("B", now);
        UUID whole = incident("A");
        String fingerprint = fingerprint("B");
        UUID part = UUID.randomUUID();
        IncidentSplit split = new IncidentSplit(
                context(whole), part, "B is another cause", List.of(), List.of(), null, null, List.of(fingerprint));

        topic.publish(split);
        topic.publish(split);

        IncidentDetected detected = topic.await(IncidentDetected.class, part);
        assertThat(detected.what()).isEqualTo("B is another cause");
        assertThat(detected.alerts()).extracting(alert -> alert.fingerprint()).containsExactly(fingerprint);
        assertThat(detected.reason()).startsWith("split off INC-");
        await().atMost(PATIENCE).until(() -> part.equals(incident("B")));
        assertThat(incident("A")).isEqualTo(whole);
        assertThat(topic.all(part).stream().filter(IncidentDetected.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whatIsSplitOffByItsAlertsHasTheirServiceAndTheirFurtherAlerts() {
        fires("A", now);
        UUID whole = incident("A");
        String own = service;
        service = own + "-other";
        fires("B", now);
        UUID other = incident("B");
        topic.publish(new IncidentMerged(context(other), whole));
        await().atMost(PATIENCE).until(() -> whole.equals(incident("B")));
        UUID part = UUID.randomUUID();

        topic.publish(new IncidentSplit(
                context(whole),
                part,
                "B is another cause after all",
                List.of(),
                List.of(),
                null,
                null,
                List.of(fingerprint("B"))));

        assertThat(topic.await(IncidentDetected.class, part).service()).isEqualTo(service);
        await().atMost(PATIENCE).until(() -> part.equals(incident("B")));
        fires("C", now);
        assertThat(incident("C")).isEqualTo(part);
        service = own;
        fires("D", now);
        assertThat(incident("D")).isEqualTo(whole);
    }
}
