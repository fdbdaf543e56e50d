package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One alert's way to a published review, and that way again while each service is killed on it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeLifecycleIT {
    /** In the order in which they are killed: each just before the drill needs it. */
    private static final List<String> SERVICES = List.of(
            "detection-service",
            "triage-service",
            "escalation-service",
            "command-board",
            "comms-service",
            "resolution-service",
            "review-service");

    private static final Duration CHAIN = Duration.ofSeconds(60);

    /** What an alert sets off while no person has done anything yet, up to the page. */
    private static final Class<?>[] BY_ITSELF = {
        IncidentDetected.class,
        ImpactAssessed.class,
        EscalationStarted.class,
        ResponderPaged.class,
        IncidentConfirmed.class
    };

    private static SuiteUnderTest suite;

    @BeforeAll
    static void up() {
        suite = SuiteUnderTest.up("whole-lifecycle");
    }

    @AfterAll
    static void down() {
        suite.close();
    }

    @Test
    @Order(1)
    void an_alert_becomes_a_published_review() {
        SuiteUnderTest.Result drill = suite.muster("drill", "checkout-outage");

        assertThat(drill.status()).as(drill.output()).isZero();
        assertThat(Ledger.of(suite, drill.output())).satisfies(Ledger::isWhole);
    }

    @Test
    @Order(2)
    void killing_any_service_on_the_way_loses_nothing() {
        var killer = new KillOnEveryLine(suite, SERVICES);
        var output = new StringBuilder();

        int status = suite.muster(
                line -> {
                    output.append(line).append('\n');
                    killer.accept(line);
                },
                "drill",
                "checkout-outage");

        assertThat(status).as(output.toString()).isZero();
        assertThat(killer.spared()).as("services never killed").isEmpty();
        assertThat(Ledger.of(suite, output.toString())).satisfies(Ledger::isWhole);
    }

    @Test
    @Order(3)
    void the_trace_of_the_alerts_request_is_on_everything_that_follows_by_itself() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        Outside outside = Outside.of(suite.environment());
        try (FakeWebhook pager = FakeWebhook.start();
                LifecycleTopic topic = LifecycleTopic.open(suite.kafka())) {
            outside.loadServices(pager.uri("/pager"), "traced");

            assertThat(outside.payIsDown("traced", "00-" + trace + "-00f067aa0ba902b7-01"))
                    .isEqualTo(200);

            UUID incident = await().atMost(CHAIN)
                    .until(() -> outside.incidentOf("traced"), Optional::isPresent)
                    .orElseThrow();
            await("the last event that nobody has to do anything for")
                    .atMost(CHAIN)
                    .untilAsserted(
                            () -> assertThat(topic.all(incident).stream().<Class<?>>map(LifecycleEvent::getClass))
                                    .contains(BY_ITSELF));
            assertThat(topic.records(incident))
                    .allSatisfy(record -> assertThat(record.headers().get("traceparent"))
                            .as(record.type())
                            .startsWith("00-" + trace + "-"));
        }
    }

    @Test
    @Order(4)
    void down_also_stops_what_a_killed_supervisor_left() {
        List<ProcessHandle> running = suite.processes();
        assertThat(running).hasSizeGreaterThan(SERVICES.size());

        suite.kill("muster");
        assertThat(suite.muster("down").status()).isZero();

        assertThat(running).noneMatch(ProcessHandle::isAlive);
    }
}
