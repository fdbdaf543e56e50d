package io.muster.detection.incident;

import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.post;
import static io.muster.detection.Senders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.EventContext;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.Visibility;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restricted incident is there for those who work on incidents, and for nobody else. */
@QuarkusTest
@WithMuster
class RestrictedIncidentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    private Map<String, String> labels;
    private String fingerprint;
    private String key;
    private UUID incident;

    @BeforeEach
    void anAlertOfSecurityOpensOne() {
        labels = Map.of(
                "alertname", "Breach",
                "severity", "critical",
                "service", "svc-" + UUID.randomUUID(),
                "incident_type", "security");
        fingerprint = Fingerprint.of(Labels.cleaned(labels));
        Instant now = clock.instant();
        key = newKey();
        post(key, alert(labels, now, now.plus(Duration.ofMinutes(5)))).statusCode(200);
        await("an incident of " + fingerprint)
                .atMost(PATIENCE)
                .until(() -> as("rami").get("/alerts/{f}", fingerprint).path("incidentId") != null);
        incident = UUID.fromString(as("rami").get("/alerts/{f}", fingerprint).path("incidentId"));
    }

    @Test
    void whoWorksOnIncidentsFindsIt() {
        ask("rami", "/incidents/" + incident).statusCode(200);
        ask("olga", "/incidents").body("items.id", hasItem(incident.toString()));
        ask("ada", "/decisions?fingerprint=" + fingerprint).body("items.incidentId", hasItem(incident.toString()));
        ask("rami", "/alerts?incident=" + incident).body("items", hasSize(1));
    }

    @Test
    void forOthersThereIsNone() {
        ask("vito", "/incidents/" + incident).statusCode(404).body("code", equalTo("incident-unknown"));
        ask("cora", "/incidents").body("items.id", not(hasItem(incident.toString())));
        ask("vito", "/decisions?fingerprint=" + fingerprint).body("items", hasSize(0));
        ask("vito", "/decisions/" + decision()).statusCode(404).body("code", equalTo("decision-unknown"));
        ask("vito", "/alerts?incident=" + incident).body("items", hasSize(0));
        ask("vito", "/alerts/" + fingerprint).statusCode(404).body("code", equalTo("alert-unknown"));
        ask("vito", "/alerts/" + fingerprint + "/remarks").body("$", hasSize(0));
    }

    @Test
    void whatIsToldOfItLaterIsRestrictedToo() {
        Map<String, String> more = new HashMap<>(labels);
        more.put("alertname", "Exfiltration");
        Instant now = clock.instant();
        post(key, alert(more, now, now.plus(Duration.ofMinutes(5)))).statusCode(200);

        try (LifecycleTopic topic = LifecycleTopic.open()) {
            SignalsAttached told = topic.await(SignalsAttached.class, incident);
            assertThat(told.context().visibility()).isEqualTo(Visibility.RESTRICTED);
        }
    }

    @Test
    void anIntegrationIsShownOfItWhatItSentItself() {
        for (String list : List.of("/api/v2/alerts", "/api/v2/alerts/groups")) {
            String names = list.endsWith("groups") ? "alerts.fingerprint.flatten()" : "fingerprint";
            with(key).get(list).then().statusCode(200).body(names, hasItem(fingerprint));
            with(newKey()).get(list).then().statusCode(200).body(names, not(hasItem(fingerprint)));
        }
    }

    @Test
    void whoDeclaresItAgainIsToldThatItIsKnownAndNotWhatItIs() {
        Map<String, String> same =
                Map.of("what", "Odd log-ins", "service", labels.get("service"), "type", "security", "reason", "logs");

        as("vito")
                .body(same)
                .post("/incidents")
                .then()
                .statusCode(409)
                .body("code", equalTo("scope-taken"))
                .body("incidentId", nullValue())
                .body("number", nullValue());
        as("rami")
                .body(same)
                .post("/incidents")
                .then()
                .statusCode(409)
                .body("incidentId", equalTo(incident.toString()));
    }

    @Test
    void whatAPersonSaysToBeABreachIsRestrictedFromItsFirstEventOnAndNeverJoinsWhatEveryoneMayRead() {
        String service = "svc-" + UUID.randomUUID();
        String open = declared(Map.of("what", "It is slow", "service", service, "reason", "seen"));
        String secret =
                declared(Map.of("what", "Odd log-ins", "service", service, "reason", "logs", "type", "security"));

        try (LifecycleTopic topic = LifecycleTopic.open()) {
            IncidentDetected told = topic.await(IncidentDetected.class, UUID.fromString(secret));
            assertThat(told.context().visibility()).isEqualTo(Visibility.RESTRICTED);
            assertThat(told.type()).isEqualTo(IncidentType.SECURITY);
        }
        ask("vito", "/incidents/" + open).statusCode(200);
        ask("vito", "/incidents/" + secret).statusCode(404);
        ask("rami", "/incidents/" + secret).statusCode(200);
    }

    @Test
    void whatIsSplitOffItDoesNotMeetWhatEveryoneMayReadEither() {
        String service = "svc-" + UUID.randomUUID();
        UUID part = UUID.randomUUID();
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            topic.publish(new IncidentSplit(
                    new EventContext(
                            incident, clock.instant(), Actor.person("ada"), "two intruders", Visibility.RESTRICTED),
                    part,
                    "Another way in",
                    List.of(),
                    List.of(),
                    service,
                    null,
                    List.of()));
        }
        await("the part")
                .atMost(PATIENCE)
                .until(() -> as("rami").get("/incidents/{id}", part).statusCode() == 200);

        String open = declared(Map.of("what", "It is slow", "service", service, "reason", "seen"));

        assertThat(open).isNotEqualTo(part.toString());
        ask("vito", "/incidents/" + part).statusCode(404);
    }

    @Test
    void aReportOfABreachIsAnIncidentThatItsReporterIsToldNothingMoreOf() {
        String service = "svc-" + UUID.randomUUID();
        String open = declared(Map.of("what", "It is slow", "service", service, "reason", "seen"));
        Map<String, String> breach = Map.of("source", "support", "what", "odd log-ins", "service", service);
        String plain = as("vito").body(breach).post("/reports").path("id");
        Map<String, String> typed = new HashMap<>(breach);
        typed.put("type", "security");

        String receipt = as("vito").body(typed).post("/reports").path("id");

        await("a decision")
                .atMost(PATIENCE)
                .until(() ->
                        "new".equals(as("rami").get("/reports/{id}", receipt).path("state")));
        String secret = as("rami").get("/reports/{id}", receipt).path("incidentId");
        assertThat(secret).isNotEqualTo(open);
        ask("vito", "/incidents/" + secret).statusCode(404);
        ask("vito", "/reports/" + receipt).body("state", equalTo("new")).body("incidentId", nullValue());
        ask("vito", "/decisions/" + receipt).statusCode(404);
        ask("vito", "/reports").body("items.id", not(hasItem(receipt)));
        ask("rami", "/decisions/" + plain).body("countedWith", nullValue());
    }

    private static String declared(Map<String, String> declaration) {
        return as("vito")
                .body(declaration)
                .post("/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whatATryOfAPolicyShowsLeavesItOut() {
        onlySignalsAsTheyCame();
        Map<String, Object> nothing = Map.of("rules", List.of(Map.of("name", "all are minor", "outcome", "minor")));
        Map<String, Object> silence = Map.of(
                "services",
                List.of(labels.get("service")),
                "comment",
                "try",
                "endsAt",
                clock.instant().plusSeconds(60).toString());

        as("rami")
                .body(nothing)
                .post("/declaration-policy/dry-run")
                .then()
                .body("samples.incidentId", hasItem(incident.toString()));
        as("vito")
                .body(nothing)
                .post("/declaration-policy/dry-run")
                .then()
                .body("samples.incidentId", not(hasItem(incident.toString())));
        as("rami").body(silence).post("/silences/preview").then().body("hidden", equalTo(1));
        as("vito").body(silence).post("/silences/preview").then().body("hidden", equalTo(0));
    }

    @Test
    void itIsThereForEveryoneOnceAPersonSaysThatItIsOfAnotherType() {
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            topic.publish(new IncidentConfirmed(
                    EventContext.internal(incident, clock.instant(), Actor.person("ada"), "a test of ours"),
                    Severity.SEV2,
                    IncidentType.TECHNICAL,
                    List.of(),
                    labels.get("service"),
                    "1"));
        }

        await("the incident for everyone")
                .atMost(PATIENCE)
                .until(() -> as("vito").get("/incidents/{id}", incident).statusCode() == 200);
        ask("vito", "/alerts/" + fingerprint).statusCode(200);
    }

    /** Tests of the engine decide about signals that never came in. */
    private static void onlySignalsAsTheyCame() {
        Infrastructure.database().execute("delete from decided_signal where signal = '{}'");
    }

    private String decision() {
        return as("rami").get("/decisions?fingerprint=" + fingerprint).path("items[0].id");
    }

    private static ValidatableResponse ask(String persona, String path) {
        return as(persona).get(path).then();
    }
}
