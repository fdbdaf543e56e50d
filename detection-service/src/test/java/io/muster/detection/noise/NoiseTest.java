package io.muster.detection.noise;

import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.awaitIncidentOf;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.post;
import static io.muster.detection.Senders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps people from being disturbed twice by one cause, or at all: through real Kafka and PostgreSQL. */
@QuarkusTest
@WithMuster
class NoiseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    private String key;
    private String service;
    private Instant now;

    @BeforeEach
    void sender() {
        key = newKey();
        service = "svc-" + UUID.randomUUID();
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @AfterEach
    void present() {
        clock.reset();
    }

    @Test
    void whatIsSilencedDisturbsNobodyUntilTheSilenceEnds() {
        String silence = silence(Map.of("matchers", List.of("service=\"" + service + "\"")));

        fires("Down", Map.of());

        awaitPlacement("Down", Map.of(), "suppressed");
        assertThat(alertOf(fingerprint("Down", Map.of())).<String>path("incidentId"))
                .isNull();
        as("vito")
                .queryParam("fingerprint", fingerprint("Down", Map.of()))
                .queryParam("placement", "suppressed")
                .get("/decisions")
                .then()
                .body("items[0].outcome", equalTo("incident"))
                .body("items[0].reason", startsWith("suppressed by silence:" + silence + ": known, by rami"));
        listed("silenced=true&active=false").body("[0].status.silencedBy", contains(silence));
        listed("silenced=true").body("[0].status.state", equalTo("suppressed"));
        listed("silenced=false").body("$", empty());
        listed("silenced=yes").body("[0].status.state", equalTo("suppressed"));
        listed("silenced=").body("[0].status.state", equalTo("suppressed"));
        listed("silenced=anything").body("$", empty());
        groups().body("$", hasSize(1))
                .body("[0].labels.service", equalTo(service))
                .body("[0].receiver.name", equalTo("muster"))
                .body("[0].alerts[0].status.silencedBy", contains(silence));

        as("rami").delete("/silences/{id}", silence).then().statusCode(204);

        awaitIncidentOf(fingerprint("Down", Map.of()));
        awaitPlacement("Down", Map.of(), "new");
        listed("silenced=false").body("[0].status.state", equalTo("active"));
    }

    @Test
    void aPreviewTellsWhatASilenceWouldHaveHidden() {
        fires("Down", Map.of());
        UUID incident = awaitIncidentOf(fingerprint("Down", Map.of()));

        String hidden = as("vito")
                .body(Map.of(
                        "matchers",
                        List.of("service=\"" + service + "\""),
                        "endsAt",
                        now.plusSeconds(60).toString(),
                        "comment",
                        "perhaps"))
                .post("/silences/preview")
                .then()
                .statusCode(200)
                .body("hidden", equalTo(1))
                .body("complete", equalTo(true))
                .body("incidents", contains(incident.toString()))
                .body("samples[0].fingerprint", equalTo(fingerprint("Down", Map.of())))
                .extract()
                .path("samples[0].id");
        as("vito")
                .get("/decisions/{signal}", hidden)
                .then()
                .body("placement", equalTo("new"))
                .body("incidentId", equalTo(incident.toString()));
        as("vito")
                .get("/decisions/{signal}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("decision-unknown"));
    }

    @Test
    void maintenanceHidesTroubleAndNeverALossOfOrders() {
        silence(Map.of("kind", "maintenance", "services", List.of(service)));

        fires("Down", Map.of());
        fires("FewOrders", Map.of("measure", "orders"));

        awaitPlacement("FewOrders", Map.of("measure", "orders"), "new");
        awaitPlacement("Down", Map.of(), "suppressed");
    }

    @Test
    void whileASourceFiresItsTargetsDisturbNobody() {
        Map<String, Object> rule = Map.of(
                "name",
                "down of " + service,
                "source",
                List.of("alertname=\"Down\"", "service=\"" + service + "\""),
                "target",
                List.of("alertname=\"Slow\""),
                "equal",
                List.of("service"));
        as("olga")
                .body(Map.of("rules", List.of(rule), "version", inhibitionVersion()))
                .put("/inhibition-rules")
                .then()
                .statusCode(200);
        try {
            String source = fingerprint("Down", Map.of());
            // the rules are in every replica's memory a moment after they were published
            await().atMost(PATIENCE).until(() -> {
                fires("Down", Map.of());
                fires("Slow", Map.of("try", UUID.randomUUID().toString()));
                return suppressedBy(source) > 0;
            });

            with(key)
                    .queryParam("filter", "service=\"" + service + "\"")
                    .queryParam("filter", "alertname=\"Slow\"")
                    .get("/api/v2/alerts?active=false")
                    .then()
                    .body("[0].status.inhibitedBy", contains(source))
                    .body("[0].status.state", equalTo("suppressed"));
        } finally {
            as("olga")
                    .body(Map.of("rules", List.of(), "version", inhibitionVersion()))
                    .put("/inhibition-rules")
                    .then()
                    .statusCode(200);
        }
    }

    private static int inhibitionVersion() {
        return as("olga").get("/inhibition-rules").path("version");
    }

    @Test
    void troubleOfNeighboursAtTheSameTimeIsOneIncident() {
        String database = databaseOfService();

        fires("DiskFull", Map.of("service", database));
        UUID incident = awaitIncidentOf(fingerprint("DiskFull", Map.of("service", database)));
        fires("Down", Map.of());

        assertThat(awaitIncidentOf(fingerprint("Down", Map.of()))).isEqualTo(incident);
        as("vito")
                .queryParam("fingerprint", fingerprint("Down", Map.of()))
                .get("/decisions")
                .then()
                .body("items[0].placement", equalTo("attached"))
                .body("items[0].reason", containsString("open for service:" + database + ", a neighbour"));
        clock.forward(Duration.ofHours(1));
        now = clock.instant();
        fires("Slow", Map.of());
        assertThat(awaitIncidentOf(fingerprint("Slow", Map.of())))
                .as("what joined stays joined after the window")
                .isEqualTo(incident);
    }

    /** What the service cannot do without. */
    private String databaseOfService() {
        String database = service + "-db";
        as("olga").body(Map.of()).put("/catalogue/services/" + database).then().statusCode(200);
        as("olga")
                .body(Map.of("dependsOn", List.of(database)))
                .put("/catalogue/services/" + service)
                .then()
                .statusCode(200);
        return database;
    }

    @Test
    void afterAWhileTroubleOfNeighboursIsAnotherIncident() {
        String database = databaseOfService();
        fires("DiskFull", Map.of("service", database));
        UUID incident = awaitIncidentOf(fingerprint("DiskFull", Map.of("service", database)));

        now = clock.forward(Duration.ofMinutes(31));
        fires("Down", Map.of());

        assertThat(awaitIncidentOf(fingerprint("Down", Map.of()))).isNotEqualTo(incident);
    }

    @Test
    void anAlertThatFlapsIsFiringUntilItIsCalm() {
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            for (int i = 0; i < 4; i++) {
                now = clock.forward(Duration.ofSeconds(20));
                fires("Down", Map.of());
                awaitState("firing");
                now = clock.forward(Duration.ofSeconds(20));
                resolves("Down");
                awaitState("resolved");
            }
            UUID incident = awaitIncidentOf(fingerprint("Down", Map.of()));
            as("vito")
                    .get("/alerts/{fingerprint}", fingerprint("Down", Map.of()))
                    .then()
                    .body("flapping", equalTo(true));
            as("vito").get("/incidents/{id}", incident).then().body("alerts.firing", equalTo(1));
            long cleared = topic.all(incident).stream()
                    .filter(SignalsCleared.class::isInstance)
                    .count();

            clock.forward(Duration.ofMinutes(16));

            topic.await(SignalsCleared.class, incident, (int) cleared + 1);
            as("vito")
                    .get("/alerts/{fingerprint}", fingerprint("Down", Map.of()))
                    .then()
                    .body("flapping", equalTo(false));
        }
    }

    private String silence(Map<String, Object> what) {
        Map<String, Object> body = new TreeMap<>(what);
        body.put("endsAt", now.plusSeconds(3600).toString());
        body.put("comment", "known");
        return as("rami")
                .body(body)
                .post("/silences")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void fires(String name, Map<String, String> more) {
        post(key, alert(labels(name, more), now, now.plusSeconds(7200))).statusCode(200);
    }

    private void resolves(String name) {
        post(key, alert(labels(name, Map.of()), now.minusSeconds(20), now)).statusCode(200);
    }

    private Map<String, String> labels(String name, Map<String, String> more) {
        Map<String, String> labels =
                new TreeMap<>(Map.of("alertname", name, "service", service, "severity", "critical"));
        labels.putAll(more);
        return labels;
    }

    private String fingerprint(String name, Map<String, String> more) {
        return Fingerprint.of(Labels.cleaned(labels(name, more)));
    }

    private String placement(String name, Map<String, String> more) {
        awaitAlert(fingerprint(name, more));
        return as("vito")
                .queryParam("fingerprint", fingerprint(name, more))
                .get("/decisions")
                .path("items[0].placement");
    }

    private void awaitPlacement(String name, Map<String, String> more, String placement) {
        await(name + " is " + placement).atMost(PATIENCE).until(() -> placement.equals(placement(name, more)));
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .until(() -> state.equals(alertOf(fingerprint("Down", Map.of())).path("state")));
    }

    private int suppressedBy(String source) {
        return as("vito")
                .queryParam("placement", "suppressed")
                .get("/decisions")
                .<List<String>>path("items.reason")
                .stream()
                .filter(reason -> reason.startsWith("suppressed by inhibition:" + source))
                .toList()
                .size();
    }

    private ValidatableResponse listed(String parameters) {
        return with(key)
                .queryParam("filter", "service=\"" + service + "\"")
                .queryParam("filter", "alertname=\"Down\"")
                .get("/api/v2/alerts?" + parameters)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse groups() {
        return with(key)
                .queryParam("filter", "service=\"" + service + "\"")
                .queryParam("filter", "alertname=\"Down\"")
                .get("/api/v2/alerts/groups")
                .then()
                .statusCode(200);
    }
}
