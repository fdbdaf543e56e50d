package io.muster.detection.measure;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that are told one after the other: what is not told yet is not zero. */
@QuarkusTest
@WithMuster
class OneByOneTest {

    @Inject
    MovableClock clock;

    private final String region = "one-" + UUID.randomUUID();
    private final String rule = "few-" + UUID.randomUUID();
    private String key;
    private Instant minute;

    @BeforeEach
    void store() {
        clock.reset();
        key = newKey();
        minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(120);
        as("olga")
                .body(Map.of(
                        "name", "Few orders",
                        "severity", "critical",
                        "metric", "orders",
                        "where", Map.of("region", region),
                        "condition", Map.of("kind", "threshold", "side", "below", "value", 5, "minutes", 1)))
                .put("/measure-rules/{key}", rule)
                .then()
                .statusCode(200);
        tell("carts", minute, 50);
        tell("orders", minute, 40);
    }

    @Test
    void ordersThatAreToldAfterTheCartsOfTheirMinuteAreNotZeroUntilThen() {
        tell("carts", minute.plusSeconds(60), 50);

        now("fine");
        tell("orders", minute.plusSeconds(60), 40);
        tell("carts", minute.plusSeconds(120), 50);
        now("fine");
    }

    @Test
    void ordersThatAreNotToldWhenTheNextMinuteBeginsAreZero() {
        tell("carts", minute.plusSeconds(60), 50);
        tell("carts", minute.plusSeconds(120), 50);

        now("holds");
    }

    private void now(String answer) {
        await().untilAsserted(() -> as("vito")
                .get("/measure-rules/{key}/now", rule)
                .then()
                .statusCode(200)
                .body("segments[0].answer", equalTo(answer)));
    }

    private void tell(String metric, Instant at, int value) {
        with(key)
                .body(Map.of(
                        "id",
                        metric + "-" + at,
                        "metric",
                        metric,
                        "region",
                        region,
                        "at",
                        at.toString(),
                        "value",
                        value))
                .post("/measures")
                .then()
                .statusCode(200);
    }
}
