package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One alert's way to a published review, and that way again while each service is killed on it. */
class WholeLifecycleIT {
    private static final Set<String> SERVICES = Set.of(
            "detection-service",
            "triage-service",
            "escalation-service",
            "comms-service",
            "resolution-service",
            "review-service",
            "command-board");

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
    void an_alert_becomes_a_published_review() {
        SuiteUnderTest.Result drill = suite.muster("drill", "checkout-outage");

        assertThat(drill.status()).as(drill.output()).isZero();
        assertThat(Ledger.of(suite, drill.output())).satisfies(Ledger::isWhole);
    }

    @Test
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
}
