package io.muster.detection.measure;

import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Topics;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.EmbeddedBroker;
import io.muster.testkit.Infrastructure;
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
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a push to measures and alerts, through real Kafka and PostgreSQL. Each test has a region of its own. */
@QuarkusTest
@WithMuster
class MeasuresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int USUAL = 120;

    @Inject
    MovableClock clock;

    private String key;
    private String region;
    private Instant minute;

    @BeforeEach
    void store() {
        clock.reset();
        // the minutes of other tests' incidents would be left out of every baseline
        Infrastructure.database()
                .execute(
                        "update incident set since = detected_at, ending = 'DISMISSED', ended_at = now() where ending is null");
        // another test's clock may have put it off by months
        Infrastructure.database()
                .execute("update timer set due_at = now(), next_at = now() where kind = '" + TellMeasures.KIND + "'");
        key = newKey();
        region = "r-" + UUID.randomUUID();
        minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    }

    @Test
    void aPushThatIsSentAgainCountsOnce() {
        Map<String, Object> push = push("p1", null, value(minute.minusSeconds(120), 7));

        with(key).body(push).post("/measures/batch").then().statusCode(200).body("repeated", equalTo(false));
        with(key).body(push).post("/measures/batch").then().statusCode(200).body("repeated", equalTo(true));
        tell("p2", null, value(minute.minusSeconds(90), 2));

        as("vito")
                .queryParam("metric", "orders")
                .queryParam("region", region)
                .get("/measures")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].actual", equalTo(9.0f))
                .body("items[0].segment.paymentMethod", equalTo("card"));
    }

    @Test
    void oneValueIsAPushToo() {
        var single = new java.util.HashMap<>(value(minute.minusSeconds(60), 5));
        single.put("id", "single");
        single.put("metric", "sessions");
        single.remove("orderValue");
        single.remove("currency");

        with(key).body(single).post("/measures").then().statusCode(200).body("values", equalTo(1));
    }

    @Test
    void nothingOfAPushIsTakenWhenAPartOfItIsWrong() {
        var conversion = new java.util.HashMap<>(value(minute, 1));
        conversion.put("metric", "conversion");

        with(key)
                .body(push("p1", null, value(minute.minusSeconds(60), 3), conversion))
                .post("/measures/batch")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-measure"))
                .body("detail", containsString("computed"));
        with(key)
                .body(push("p2", null, value(minute.plusSeconds(3600), 3)))
                .post("/measures/batch")
                .then()
                .statusCode(422);
        with("wrong")
                .body(push("p3", null, value(minute, 3)))
                .post("/measures/batch")
                .then()
                .statusCode(401);
        as("vito")
                .queryParam("metric", "orders")
                .queryParam("region", region)
                .get("/measures")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void whatCannotBeStoredOrAddedUpIsRefused() {
        var large = new java.util.HashMap<>(value(minute.minusSeconds(60), 3));
        large.put("value", 1e15);
        var rich = new java.util.HashMap<>(value(minute.minusSeconds(60), 3));
        rich.put("orderValue", 1e18);
        var dollars = new java.util.HashMap<>(value(minute.minusSeconds(60), 3));
        dollars.put("currency", "USD");

        refused("large", "value", large);
        refused("rich", "order value", rich);
        refused("old", "no longer kept", value(minute.minus(Duration.ofDays(4000)), 3));
        refused("mixed", "two currencies", value(minute.minusSeconds(120), 3), dollars);
        tell("euros", null, value(minute.minusSeconds(120), 3));
        refused("dollars", "another currency", dollars);
    }

    private void refused(String id, String why, Map<?, ?>... values) {
        with(key)
                .body(push(id, null, values))
                .post("/measures/batch")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-measure"))
                .body("detail", containsString(why));
    }

    @Test
    void measuresComeInByTheDoorOfEverythingThatComesIn() {
        var made = as("amir")
                .body(Map.of("name", "shop " + UUID.randomUUID(), "perSecond", 1))
                .post("/integrations");
        String limited = made.path("key");

        with(limited).body("{").post("/measures/batch").then().statusCode(400);
        int status = 200;
        for (int i = 0; i < 50 && status != 429; i++) {
            status = with(limited)
                    .body(push("p" + i, null, value(minute.minusSeconds(60), 1)))
                    .post("/measures/batch")
                    .statusCode();
        }

        assertThat(status).isEqualTo(429);
        as("amir")
                .get("/integrations/{id}/rejected", made.<String>path("id"))
                .then()
                .body("[0].format", equalTo("measures"))
                .body("[0].reason", equalTo("invalid"));
        as("amir").get("/integrations/{id}", made.<String>path("id")).then().body("lastSeenAt", notNullValue());
    }

    @Test
    void conversionIsComputedFromOrdersAndSessions() {
        var sessions = new java.util.HashMap<>(value(minute.minusSeconds(60), 200));
        sessions.put("metric", "sessions");
        List.of("journey", "paymentMethod", "orderValue", "currency").forEach(sessions::remove);

        tell("p1", null, sessions, value(minute.minusSeconds(60), 10));

        as("vito")
                .queryParam("metric", "conversion")
                .queryParam("region", region)
                .get("/measures")
                .then()
                .body("items", hasSize(1))
                .body("items[0].actual", equalTo(0.05f));
    }

    @Test
    void aLossOfOrdersIsToldWithFiguresAndBecomesAnAlertUntilTheyAreBack() {
        fiveWeeks();
        tell("gone-1", Instant.now(), value(minute.minusSeconds(120), 0), value(minute.minusSeconds(60), 1));
        String rule = "rule-" + UUID.randomUUID();

        put(rule).then().statusCode(200).body("version", equalTo(1));

        String fingerprint = fingerprint(rule);
        awaitAlert(fingerprint, "firing");
        assertSaysWhatIsMissing(fingerprint);
        assertHasFigures(awaitMeasure(minute.minusSeconds(60)));
        as("vito")
                .get("/measure-rules/{key}/fired", rule)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        var edited = new java.util.HashMap<>(rule());
        edited.put("severity", "warning");
        as("rami").body(edited).put("/measure-rules/{key}", rule).then().statusCode(200);
        awaitAlert(fingerprint, "resolved");
        put(rule).then().statusCode(200);
        awaitAlert(fingerprint, "firing");

        tell("back-1", Instant.now(), usualUntilNow());

        awaitAlert(fingerprint, "resolved");
        as("rami").delete("/measure-rules/{key}", rule).then().statusCode(204);
    }

    private static void assertSaysWhatIsMissing(String fingerprint) {
        alertOf(fingerprint)
                .then()
                .body("labels.measure", equalTo("orders"))
                .body("labels.payment_method", equalTo("card"))
                .body("annotations.method", equalTo("B3"))
                .body("annotations.summary", containsString("expected by baseline B3"));
        assertThat(Double.parseDouble(alertOf(fingerprint).path("annotations.expected")))
                .isBetween(0.8 * USUAL, 1.2 * USUAL);
    }

    private static void assertHasFigures(Measure told) {
        assertThat(told.actual()).isEqualTo(1);
        assertThat(told.expected().central()).isBetween(0.8 * USUAL, 1.2 * USUAL);
        assertThat(told.expected().low()).isLessThan(told.expected().central());
        assertThat(told.averageOrderValue().currency()).isEqualTo("EUR");
        assertThat(told.averageOrderValue().amount().doubleValue()).isBetween(49.0, 51.0);
    }

    private static void awaitAlert(String fingerprint, String state) {
        await("the alert as " + state)
                .atMost(PATIENCE)
                .until(() -> state.equals(alertOf(fingerprint).path("state")));
    }

    @Test
    void aRuleIsTriedOnThePastBeforeItIsKept() {
        fiveWeeks();
        tell("gone-1", Instant.now(), value(minute.minusSeconds(120), 0), value(minute.minusSeconds(60), 0));

        as("rami")
                .body(Map.of("rule", rule(), "from", minute.minusSeconds(1200).toString(), "to", minute.toString()))
                .post("/measure-rules/try")
                .then()
                .statusCode(200)
                .body("wouldFire", hasSize(1))
                .body("wouldFire[0].foundAt", equalTo(minute.minusSeconds(60).toString()))
                .body("wouldFire[0].reason", containsString("-100 %"));
    }

    @Test
    void aRuleThatMakesNoSenseIsRefused() {
        var flawed = new java.util.HashMap<>(rule());
        flawed.put("condition", Map.of("kind", "deviation"));

        as("rami")
                .body(flawed)
                .put("/measure-rules/flawed")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-measure-rule"))
                .body("detail", containsString("percent"));
        as("rami").delete("/measure-rules/nobody").then().statusCode(404);
    }

    private io.restassured.response.Response put(String rule) {
        return as("rami").body(rule()).put("/measure-rules/{key}", rule);
    }

    private Map<String, Object> rule() {
        return Map.of(
                "name",
                "OrdersDrop",
                "metric",
                "orders",
                "where",
                Map.of("journey", "checkout", "region", region),
                "each",
                List.of("payment method"),
                "condition",
                Map.of("kind", "deviation", "side", "below", "percent", 20),
                "clearAfter",
                "PT0S");
    }

    private String fingerprint(String rule) {
        return Fingerprint.of(Labels.cleaned(Map.of(
                "alertname", "OrdersDrop",
                "rule", rule,
                "measure", "orders",
                "severity", "critical",
                "journey", "checkout",
                "region", region,
                "payment_method", "card")));
    }

    /** The same time in five weeks before, and the last hours of today. */
    private void fiveWeeks() {
        Random random = new Random(7);
        for (int week = 5; week >= 0; week--) {
            List<Map<String, Object>> values = new ArrayList<>();
            Instant then = minute.minus(Duration.ofDays(7L * week));
            for (int back = week == 0 ? 3 : -5; back <= 160; back++) {
                values.add(value(then.minusSeconds(60L * back), Math.round(USUAL + 8 * random.nextGaussian())));
            }
            with(key)
                    .body(Map.of("id", "week-" + week, "values", values))
                    .post("/measures/batch")
                    .then()
                    .statusCode(200);
        }
    }

    /** On top of what was told: the last minutes as usual, and of the running one as much as has passed. */
    private Map<?, ?>[] usualUntilNow() {
        Instant now = Instant.now();
        List<Map<String, Object>> values = new ArrayList<>();
        for (Instant at = minute.minusSeconds(120); at.isBefore(now); at = at.plusSeconds(60)) {
            long passed = Math.min(60, Duration.between(at, now).toSeconds());
            values.add(value(at, USUAL * passed / 60));
        }
        return values.toArray(Map[]::new);
    }

    private void tell(String id, Instant until, Map<?, ?>... values) {
        with(key).body(push(id, until, values)).post("/measures/batch").then().statusCode(200);
    }

    private static Map<String, Object> push(String id, Instant until, Map<?, ?>... values) {
        Map<String, Object> push = new java.util.HashMap<>(Map.of("id", id, "values", List.of(values)));
        if (until != null) {
            push.put("until", until.toString());
        }
        return push;
    }

    private Map<String, Object> value(Instant at, double orders) {
        return Map.of(
                "metric", "orders",
                "journey", "checkout",
                "region", region,
                "device", "mobile",
                "paymentMethod", "card",
                "at", at.toString(),
                "value", orders,
                "orderValue", 50 * orders,
                "currency", "EUR");
    }

    private Measure awaitMeasure(Instant at) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", EmbeddedBroker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.MEASURES).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<Measure> seen = new ArrayList<>();
            await("the measure").atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.add(Measure.fromJson(record.value())));
                return seen.stream().anyMatch(measure -> isOurs(measure, at));
            });
            return seen.stream().filter(measure -> isOurs(measure, at)).toList().getLast();
        }
    }

    private boolean isOurs(Measure measure, Instant at) {
        return measure.metric() == Metric.ORDERS
                && region.equals(measure.segment().region())
                && measure.minute().equals(at)
                && measure.coveredSeconds() == null
                && measure.expected() != null;
    }
}
