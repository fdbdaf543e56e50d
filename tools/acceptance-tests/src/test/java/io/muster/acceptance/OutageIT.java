package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.FakeWebhook;
import io.muster.testkit.FaultProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Broker and database gone, and frozen, under the whole suite and for longer than 90 s: intake keeps its promises, what
 * was decided meanwhile arrives, everything comes back by itself, and no process is restarted.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {
    private static final Duration OUTAGE = Duration.ofSeconds(95);
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private static final FakeWebhook PAGER = FakeWebhook.start();
    private static FaultProxy kafka;
    private static FaultProxy database;
    private static SuiteUnderTest suite;
    private static Outside outside;
    private static List<ProcessHandle> processes;

    /** Every incident of these tests; nothing of them may be missing. */
    private static final List<UUID> INCIDENTS = new ArrayList<>();

    @BeforeAll
    static void up() {
        suite = SuiteUnderTest.at("outage");
        kafka = FaultProxy.to("127.0.0.1", suite.port(19092));
        database = FaultProxy.to("localhost", suite.port(15432));
        // the broker sends its clients to the proxy as well, and each service names its database as its user
        String server = "localhost:" + database.port() + "/${quarkus.datasource.username}";
        suite.withJvmOptions(
                        "-Dmuster.broker.advertised-port=" + kafka.port(),
                        "-Dkafka.bootstrap.servers=127.0.0.1:" + kafka.port(),
                        "-Dquarkus.datasource.reactive.url=postgresql://" + server,
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://" + server)
                .start();
        outside = Outside.of(suite.environment());
        outside.loadServices(PAGER.uri("/pager"), "before", "broker", "declared", "database", "thawed", "frozen");
        assertThat(outside.alert("before", "Before")).isEqualTo(200);
        outside.acknowledge(paged("before"));
        processes = suite.processes();
    }

    @AfterAll
    static void down() {
        suite.close();
        kafka.close();
        database.close();
        PAGER.close();
    }

    @Test
    @Order(1)
    void without_the_broker_nothing_is_accepted_that_could_be_lost_and_what_is_decided_arrives_later() {
        kafka.refuse();
        UUID declared = outside.declare("declared");
        outside.note(INCIDENTS.getFirst(), "Written while the broker was gone");

        lasts(OUTAGE, () -> assertThat(outside.alert("broker", "Refused")).isEqualTo(503));
        assertThat(PAGER.requests()).noneMatch(page -> page.body().contains(declared.toString()));
        kafka.pass();

        isTakenAgain("broker");
        outside.acknowledge(paged("broker"));
        assertThat(paged("declared")).isEqualTo(declared);
        await("the note on the timeline")
                .atMost(RECOVERY)
                .until(() -> outside.timeline(INCIDENTS.getFirst()).contains("Written while the broker was gone"));
        everythingIsThere();
    }

    @Test
    @Order(2)
    void without_the_database_signals_are_taken_in_and_become_an_incident_later() {
        database.refuse();

        List<String> accepted = new ArrayList<>();
        lasts(OUTAGE, () -> {
            String name = "Database" + accepted.size();
            assertThat(outside.alert("database", name)).isEqualTo(200);
            accepted.add(name);
        });
        assertThat(outside.read("triage", "/incidents/" + INCIDENTS.getFirst())).isEqualTo(503);
        database.pass();

        UUID incident = paged("database");
        hasEveryAlert(incident, accepted);
        outside.acknowledge(incident);
        outside.note(incident, "The database is back");
        everythingIsThere();
    }

    @Test
    @Order(3)
    void a_frozen_database_does_not_stop_intake_and_hangs_nobody_for_ever() {
        database.freeze();

        List<String> accepted = new ArrayList<>();
        lasts(OUTAGE, () -> {
            String name = "Thawed" + accepted.size();
            assertThat(outside.alert("thawed", name)).isEqualTo(200);
            accepted.add(name);
            assertThat(outside.read("triage", "/incidents/" + INCIDENTS.getFirst()))
                    .isEqualTo(503);
        });
        database.pass();

        UUID incident = paged("thawed");
        hasEveryAlert(incident, accepted);
        outside.acknowledge(incident);
        everythingIsThere();
    }

    @Test
    @Order(4)
    void with_all_connections_frozen_nothing_is_accepted_that_could_be_lost() {
        kafka.freeze();
        database.freeze();

        lasts(OUTAGE, () -> {
            assertThat(outside.alert("frozen", "Frozen")).isEqualTo(503);
            assertThat(outside.read("triage", "/incidents/" + INCIDENTS.getFirst()))
                    .isEqualTo(503);
        });
        database.pass();
        kafka.pass();

        isTakenAgain("frozen");
        outside.acknowledge(paged("frozen"));
        outside.note(INCIDENTS.getFirst(), "Everything thawed");
        everythingIsThere();
    }

    /** Asks again and again until the time has passed; all the while every process must say that it lives. */
    private static void lasts(Duration outage, Runnable question) {
        Instant end = Instant.now().plus(outage);
        await("the outage's end")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .atMost(outage.plusSeconds(60))
                .until(() -> {
                    question.run();
                    assertThat(outside.liveness()).containsOnly(200);
                    return Instant.now().isAfter(end);
                });
    }

    private static void isTakenAgain(String service) {
        await("intake takes signals of " + service)
                .atMost(RECOVERY)
                .until(() -> outside.alert(service, "Afterwards") == 200);
    }

    /** Waits until somebody is paged for the service; the incident. */
    private static UUID paged(String service) {
        UUID incident = await("an incident of " + service)
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> outside.incidentOf(service), java.util.Optional::isPresent)
                .orElseThrow();
        INCIDENTS.add(incident);
        await("a page for " + service)
                .atMost(RECOVERY)
                .until(() ->
                        PAGER.requests().stream().anyMatch(page -> page.body().contains(incident.toString())));
        return incident;
    }

    private static void hasEveryAlert(UUID incident, List<String> accepted) {
        await("every accepted alert in its incident")
                .atMost(RECOVERY)
                .untilAsserted(
                        () -> assertThat(outside.alertsOf(incident)).containsExactlyInAnyOrderElementsOf(accepted));
    }

    private static void everythingIsThere() {
        for (UUID incident : INCIDENTS) {
            // what is coalesced may be told while the books are read
            await("whole books of " + incident)
                    .atMost(RECOVERY.multipliedBy(3))
                    .untilAsserted(() -> Ledger.of(suite, incident).isWhole());
        }
        assertThat(outside.readiness()).containsOnly(200);
        assertThat(suite.processes()).as("the same processes").containsExactlyInAnyOrderElementsOf(processes);
    }
}
