package io.muster.detection.measure;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
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
                        "clearAfter", "PT0S",
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

    @Test
    void whoCountedNothingSaysUntilWhenWithoutNamingASegment() {
        nothingUntil(minute.plusSeconds(60)).then().statusCode(200).body("values", equalTo(0));
        nothingUntil(minute.plusSeconds(120)).then().statusCode(200);

        now("holds");
        nothingUntil(null).then().statusCode(422).body("detail", containsString("until when"));
    }

    private Response nothingUntil(Instant until) {
        Map<String, Object> push = new HashMap<>(Map.of("id", "nothing-" + until, "values", List.of()));
        if (until != null) {
            push.put("until", until.toString());
        }
        return with(key).body(push).post("/measures/batch");
    }

    @Test
    void nobodyWaitsForASourceWhoseKeyWasTakenAway() {
        Response other =
                as("amir").body(Map.of("name", "till " + UUID.randomUUID())).post("/integrations");
        tell("carts", minute.plusSeconds(60), 50);
        tell(other.path("key"), "orders", "mobile", minute.minusSeconds(600), 7);
        now("unknown");

        as("amir").delete("/integrations/{id}", other.<String>path("id")).then().statusCode(204);

        now("fine");
    }

    @Test
    void aSegmentIsToldByOneSourceUntilItsKeyIsTakenAway() {
        String name = "shop " + UUID.randomUUID();
        Response owner = as("amir").body(Map.of("name", name)).post("/integrations");
        tell(owner.path("key"), "orders", "mobile", minute, 13);

        push(key, "orders", "mobile", minute, 100)
                .then()
                .statusCode(409)
                .body("code", equalTo("segment-of-another-source"))
                .body("detail", containsString(name));
        as("amir").delete("/integrations/{id}", owner.<String>path("id")).then().statusCode(204);
        push(key, "orders", "mobile", minute.plusSeconds(60), 100).then().statusCode(200);
    }

    @Test
    void aSourceThatFallsSilentIsLostAndTheOthersAreJudgedWithoutIt() {
        String name = "till " + UUID.randomUUID();
        String till =
                as("amir").body(Map.of("name", name)).post("/integrations").path("key");
        tell(till, "orders", "mobile", minute, 7);
        clock.forward(Duration.ofMinutes(16));
        Instant later = minute.plus(Duration.ofMinutes(16));

        tell("orders", later, 40);
        tell("carts", later.plusSeconds(60), 50);
        now("unknown");
        as("vito")
                .get("/measure-rules/{key}/now", rule)
                .then()
                .body("lost[0].source", equalTo(name))
                .body("segments[0].reason", containsString("\"" + name + "\" is lost"));
        as("vito")
                .get("/measures/series")
                .then()
                .body("items.find { it.source == '%s' }.state".formatted(name), equalTo("lost"));

        tell("orders", later.plusSeconds(60), 2);
        tell("carts", later.plusSeconds(120), 50);
        now("holds");
        push(key, "orders", "mobile", later, 9).then().statusCode(200);
        await().untilAsserted(() ->
                as("vito").get("/measure-rules/{key}/now", rule).then().body("lost", equalTo(List.of())));
    }

    @Test
    void aFiringEndsOnceAndTheNextOneBeginsAnew() {
        tell("orders", minute.plusSeconds(60), 2);
        tell("carts", minute.plusSeconds(120), 50);
        await().untilAsserted(() -> firings().body("items", hasSize(1)).body("items[0].until", nullValue()));

        clock.forward(Duration.ofMinutes(1));
        tell("orders", minute.plusSeconds(120), 40);
        tell("carts", minute.plusSeconds(180), 50);
        await().untilAsserted(() -> firings().body("items", hasSize(1)).body("items[0].until", notNullValue()));

        clock.forward(Duration.ofMinutes(1));
        tell("orders", minute.plusSeconds(180), 2);
        tell("carts", minute.plusSeconds(240), 50);
        await().untilAsserted(() -> firings()
                .body("items", hasSize(2))
                .body("items[0].since", equalTo(minute.plusSeconds(180).toString()))
                .body("items[0].until", nullValue())
                .body("items[1].until", notNullValue()));
    }

    private ValidatableResponse firings() {
        return as("vito").get("/measure-rules/{key}/fired", rule).then().statusCode(200);
    }

    private void now(String answer) {
        await().untilAsserted(() -> as("vito")
                .get("/measure-rules/{key}/now", rule)
                .then()
                .statusCode(200)
                .body("segments[0].answer", equalTo(answer)));
    }

    @Test
    void aValueThatIsNotToldIsNotZero() {
        with(key)
                .body(Map.of("id", "empty", "metric", "orders", "region", region, "at", minute.toString()))
                .post("/measures")
                .then()
                .statusCode(422)
                .body("detail", containsString("value must not be null"));
    }

    private void tell(String metric, Instant at, int value) {
        tell(key, metric, "desktop", at, value);
    }

    private void tell(String sender, String metric, String device, Instant at, int value) {
        push(sender, metric, device, at, value).then().statusCode(200);
    }

    private Response push(String sender, String metric, String device, Instant at, int value) {
        return with(sender)
                .body(Map.of(
                        "id",
                        metric + "-" + device + "-" + at,
                        "metric",
                        metric,
                        "region",
                        region,
                        "device",
                        device,
                        "at",
                        at.toString(),
                        "value",
                        value))
                .post("/measures");
    }
}
