package io.muster.detection;

import static io.muster.detection.FaultyInfrastructure.cause;
import static io.muster.detection.Senders.alert;
import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitIncidentOf;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EventContext;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.detection.FaultyInfrastructure.Fault;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.LifecycleTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The broker or the database gone or frozen, and back: nothing accepted is lost, nothing is restarted. */
@QuarkusTest
@TestProfile(FaultsTest.Faulty.class)
@QuarkusTestResource(value = FaultyInfrastructure.class, restrictToAnnotatedClass = true)
class FaultsTest {

    /** Runs in a Quarkus of its own. */
    public static class Faulty implements QuarkusTestProfile {}

    private final String service = "svc-" + UUID.randomUUID();

    @Test
    void whileTheBrokerIsFrozenIntakeAnswers503AndTakesSignalsAgainAfterwards() {
        String key = newKey();
        cause(Fault.BROKER_FREEZES);
        try {
            Instant start = Instant.now();

            post(key, "Frozen")
                    .then()
                    .statusCode(503)
                    .contentType("application/json")
                    .body("code", equalTo(503));

            Duration others = Duration.between(start, Instant.now());
            assertThat(others).isLessThan(Duration.ofSeconds(20));
            given().get("/-/ready").then().statusCode(503);
            with(key)
                    .body("{\"alerts\":[{\"labels\":{\"alertname\":\"F\"}}]}")
                    .post("/intake/alertmanager")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("intake-unavailable"));
            Instant sentry = Instant.now();
            with(key)
                    .body("{\"action\":\"created\",\"data\":{\"issue\":{\"id\":\"1\",\"title\":\"F\"}}}")
                    .header("Sentry-Hook-Resource", "issue")
                    .post("/intake/sentry")
                    .then()
                    .statusCode(503);
            assertThat(Duration.between(sentry, Instant.now()))
                    .as("Sentry waits for a second only")
                    .isLessThan(others);
        } finally {
            cause(Fault.BROKER_THAWS);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> post(key, "Thawed").statusCode() == 200);
        assertBothTopicsAreReadAgain("Thawed");
    }

    @Test
    void whileTheBrokerIsGoneIntakeAnswers503AndTakesSignalsAgainAfterwards() {
        String key = newKey();
        cause(Fault.BROKER_IS_KILLED);
        try {
            post(key, "Gone").then().statusCode(503);
        } finally {
            cause(Fault.BROKER_IS_BACK);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> post(key, "Back").statusCode() == 200);
        assertBothTopicsAreReadAgain("Back");
    }

    @Test
    void whileTheDatabaseIsGoneIntakeGoesOnAndTheEngineCatchesUp() {
        lostDatabase(Fault.DATABASE_REFUSES, "Refused");
    }

    @Test
    void whileTheDatabaseIsFrozenIntakeGoesOnAndTheEngineCatchesUp() {
        lostDatabase(Fault.DATABASE_FREEZES, "Iced");
    }

    private void lostDatabase(Fault loss, String name) {
        String key = newKey();
        cause(loss);
        try {
            post(key, name).then().statusCode(200);
            post(key, name + "Too").then().statusCode(200);
            // a key that nobody here knows may be a new one: refusing it with a 4xx would lose its alerts
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> post("mk_unknown", name).statusCode() == 503);
            assertReady();
        } finally {
            cause(Fault.DATABASE_IS_BACK);
        }
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> alertOf(fingerprint(name + "Too")).path("incidentId") != null);
        assertThat(awaitIncidentOf(fingerprint(name))).isEqualTo(awaitIncidentOf(fingerprint(name + "Too")));
    }

    private void assertBothTopicsAreReadAgain(String name) {
        UUID incident = awaitIncidentOf(fingerprint(name));
        String broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (LifecycleTopic topic = LifecycleTopic.open(broker)) {
            topic.await(IncidentDetected.class, incident);
            topic.publish(new IncidentDismissed(
                    EventContext.internal(incident, Instant.now(), Actor.person("rami"), "a test")));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "dismissed"
                        .equals(as("vito").get("/incidents/{id}", incident).path("ending")));
    }

    private static void assertReady() {
        given().baseUri(TestHTTPResourceManager.getManagementUri())
                .basePath("")
                .get("/health/ready")
                .then()
                .statusCode(200);
    }

    private Response post(String key, String name) {
        Instant now = Instant.now();
        return with(key)
                .body(List.of(alert(labels(name), now, now.plusSeconds(240))))
                .post("/api/v2/alerts");
    }

    private Map<String, String> labels(String name) {
        return Map.of("alertname", name, "service", service, "severity", "critical");
    }

    private String fingerprint(String name) {
        return Fingerprint.of(Labels.cleaned(labels(name)));
    }
}
