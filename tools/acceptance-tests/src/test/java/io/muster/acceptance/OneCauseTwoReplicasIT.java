package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two processes of detection-service on one database and one broker; two alerts of one cause, one posted to each, are
 * released at a barrier, 200 times. Without the lock on the scope the index still forbids the second incident, by the
 * failure of a transaction that had drawn a number: the numbers would have gaps.
 */
class OneCauseTwoReplicasIT {
    private static final int CAUSES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
    private static ServiceProcess one;
    private static ServiceProcess other;
    private static String key;

    @BeforeAll
    static void start() {
        Map<String, String> environment = Infrastructure.environment(DATABASE);
        one = ServiceProcess.start("detection-service", "one", environment);
        other = ServiceProcess.start("detection-service", "other", environment);
        one.ready();
        other.ready();
        RestAssured.given()
                .auth()
                .oauth2(Tokens.persona("olga"))
                .contentType(ContentType.JSON)
                .body("""
                        {"rules": [{"name": "everything", "match": {}, "outcome": "incident", "severity": "SEV3"}]}""")
                .put(one.url("/declaration-policy"))
                .then()
                .statusCode(200);
        key = RestAssured.given()
                .auth()
                .oauth2(Tokens.persona("amir"))
                .contentType(ContentType.JSON)
                .body("{\"name\": \"prometheus\", \"kind\": \"alertmanager\"}")
                .post(one.url("/integrations"))
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void twoAlertsAtTheSameInstantOpenOneIncident() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            for (int cause = 0; cause < CAUSES; cause++) {
                Future<Integer> checkout = senders.submit(alert(barrier, one, "CheckoutErrors", "cause-" + cause));
                Future<Integer> payment = senders.submit(alert(barrier, other, "PaymentErrors", "cause-" + cause));
                assertThat(List.of(checkout.get(), payment.get())).containsOnly(200);
            }
        }

        await("every alert in its incident")
                .atMost(PATIENCE)
                .until(() -> count("select count(*) from alert where incident_id is not null") == 2 * CAUSES);
        assertThat(count("select count(*) from incident")).isEqualTo(CAUSES);
        assertThat(count("select count(distinct service) from incident")).isEqualTo(CAUSES);
        assertThat(count("select max(number) - min(number) + 1 from incident"))
                .as("numbers drawn")
                .isEqualTo(CAUSES);
        assertThat(List.of(decided(one), decided(other)))
                .as("signals that each replica decided about")
                .allMatch(signals -> signals > CAUSES / 4.0);
    }

    private static Callable<Integer> alert(CyclicBarrier barrier, ServiceProcess replica, String name, String service) {
        String body = """
                [{"labels": {"alertname": "%s", "service": "%s", "severity": "critical"}, "startsAt": "%s"}]""".formatted(name, service, Instant.now());
        return () -> {
            barrier.await();
            return RestAssured.given()
                    .header("Authorization", "Bearer " + key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(replica.url("/api/v2/alerts"))
                    .statusCode();
        };
    }

    private static double decided(ServiceProcess replica) {
        return replica.metric("muster_detection_decisions_total");
    }

    private static long count(String query) {
        try (var connection = DATABASE.open();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
