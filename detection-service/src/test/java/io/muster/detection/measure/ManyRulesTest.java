package io.muster.detection.measure;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One replica looks at hundreds of rules against the baseline, again and again; the log tells how long it takes. */
@QuarkusTest
@WithMuster
class ManyRulesTest {

    private static final int RULES = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry metrics;

    private final String prefix = "many-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private final String region = "r-" + UUID.randomUUID();

    @BeforeEach
    void fiveWeeksOfOrders() {
        clock.reset();
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        String key = newKey();
        for (int week = 5; week >= 0; week--) {
            List<Map<String, Object>> values = new ArrayList<>();
            for (int back = 1; back <= 160; back++) {
                values.add(Map.of(
                        "metric",
                        "orders",
                        "journey",
                        "checkout",
                        "region",
                        region,
                        "at",
                        minute.minus(Duration.ofDays(7L * week))
                                .minusSeconds(60L * back)
                                .toString(),
                        "value",
                        100 + back % 7));
            }
            with(key)
                    .body(Map.of("id", "week-" + week, "values", values))
                    .post("/measures/batch")
                    .then()
                    .statusCode(200);
        }
    }

    @AfterEach
    void noRules() {
        keys().forEach(key -> as("rami").delete("/measure-rules/{key}", key));
    }

    @Test
    void everyRuleIsLookedAtAgainAndAgain() {
        Instant begin = Instant.now();
        keys().forEach(key ->
                as("rami").body(rule()).put("/measure-rules/{key}", key).then().statusCode(200));

        await("a look at every rule").atMost(PATIENCE).until(() -> looks(1) == RULES);
        Instant all = Instant.now();
        Duration worked = processorTime();
        double looked = allLooks();
        await("another look at every rule").atMost(PATIENCE).until(() -> looks(2) == RULES);

        Logger.getLogger(ManyRulesTest.class)
                .infof(
                        "%d rules: first looks within %s, another within %s; %.0f looks in %s of processor time",
                        RULES,
                        Duration.between(begin, all),
                        Duration.between(all, Instant.now()),
                        allLooks() - looked,
                        processorTime().minus(worked));
    }

    /** Of this replica, with all that it does beside, and without its database's. */
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private double allLooks() {
        return metrics.find("muster.detection.rule.looks").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private List<String> keys() {
        return IntStream.range(0, RULES).mapToObj(i -> prefix + i).toList();
    }

    private long looks(int atLeast) {
        return keys().stream()
                .filter(key -> metrics.find("muster.detection.rule.looks").tag("rule", key).counters().stream()
                                .mapToDouble(Counter::count)
                                .sum()
                        >= atLeast)
                .count();
    }

    private Map<String, Object> rule() {
        return Map.of(
                "name",
                "OrdersDrop",
                "metric",
                "orders",
                "where",
                Map.of("journey", "checkout", "region", region),
                "condition",
                Map.of("kind", "deviation", "side", "below", "percent", 20),
                "severity",
                "info");
    }
}
