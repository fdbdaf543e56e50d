package io.muster.detection.journey;

import static io.muster.detection.Senders.alertOf;
import static io.muster.detection.Senders.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A journey walks through a small shop of this test, through real HTTP, Kafka and PostgreSQL. */
@QuarkusTest
@WithMuster
class JourneysTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "s3cret-of-the-shop";

    @Inject
    MovableClock clock;

    private HttpServer shop;
    private volatile boolean payWorks = true;
    private String key;
    private String service;

    @BeforeEach
    void open() throws IOException {
        clock.reset();
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "session=abc; Path=/; HttpOnly");
            answer(exchange, 200, "<h1>Welcome</h1>");
        });
        shop.createContext(
                "/cart", exchange -> answer(exchange, 200, "{\"cart\":{\"id\":\"c-7\",\"total\":42,\"items\":[7,9]}}"));
        shop.createContext("/pay", this::pay);
        shop.start();
        key = "journey-" + UUID.randomUUID();
        service = "svc-" + UUID.randomUUID();
        as("amir")
                .body(Map.of("secret", SECRET))
                .put("/journey-secrets/shop")
                .then()
                .statusCode(204);
    }

    @AfterEach
    void close() {
        as("rami").delete("/journeys/{key}", key);
        shop.stop(0);
    }

    @Test
    void aJourneyIsTriedBeforeItIsKept() {
        as("rami")
                .body(journey())
                .post("/journeys/try")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("passed"))
                .body("steps.size()", equalTo(3))
                .body("steps[2].status", equalTo(201));
        as("vito").get("/journeys/try").then().statusCode(404);
    }

    @Test
    void itSaysWhichStepIsNotAsItShouldBe() {
        payWorks = false;

        as("rami")
                .body(journey())
                .post("/journeys/try")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("failed"))
                .body("steps[2].problem", equalTo("answered 503"));
    }

    @ParameterizedTest
    @CsvSource({"$.cart.items.length(),2,passed", "$.cart.items.length(),3,failed", "$.cart.id.sum(),1,failed"})
    void aFunctionAtTheEndOfAPathIsAssertedOnLikeAnyValue(String path, String value, String outcome) {
        Map<String, Object> counted = journey();
        counted.put(
                "steps",
                List.of(Map.of("name", "cart", "url", url("/cart"), "expect", Map.of("json", Map.of(path, value)))));

        as("rami").body(counted).post("/journeys/try").then().statusCode(200).body("outcome", equalTo(outcome));
    }

    @Test
    void whereItMayNotGoItIsNotRunWhichSaysNothingAboutTheStore() {
        Map<String, Object> elsewhere = journey();
        elsewhere.put("steps", List.of(Map.of("name", "home", "url", "http://169.254.169.254/latest")));

        as("rami").body(elsewhere).post("/journeys/try").then().statusCode(200).body("outcome", equalTo("not run"));
    }

    @Test
    void aFailureIsConfirmedAndBecomesAnAlertUntilItPassesAgain() {
        payWorks = false;

        as("rami").body(journey()).put("/journeys/{key}", key).then().statusCode(200);

        String fingerprint = fingerprint("pay");
        await("the alert").atMost(PATIENCE).until(() -> alertOf(fingerprint).statusCode() == 200);
        alertOf(fingerprint)
                .then()
                .body("source", equalTo("monitoring"))
                .body("annotations.attempts", equalTo("2"))
                .body("annotations.summary", containsString("step \"pay\": answered 503"));
        as("vito")
                .get("/journeys/{key}", key)
                .then()
                .statusCode(200)
                .body("state", equalTo("failing"))
                .body("journey.steps[2].headers.Authorization", equalTo("Bearer ${secret:shop}"));

        payWorks = true;

        await("the end of the alert")
                .atMost(PATIENCE)
                .until(() -> "resolved".equals(alertOf(fingerprint).path("state")));
        as("vito").get("/journeys/{key}", key).then().body("state", equalTo("passing"));
        String runs = as("vito")
                .get("/journeys/{key}/runs", key)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(runs).contains("\"passed\"", "\"failed\"", "milliseconds").doesNotContain(SECRET);
    }

    @Test
    void secretsAreUsedAndNeverShown() {
        as("amir")
                .get("/journey-secrets")
                .then()
                .statusCode(200)
                .body(containsString("shop"), not(containsString(SECRET)));
        as("rami")
                .body(journey())
                .put("/journeys/{key}", key)
                .then()
                .statusCode(200)
                .body(containsString("\"PT5S\""));

        as("amir").delete("/journey-secrets/shop").then().statusCode(409).body("code", equalTo("secret-in-use"));
    }

    @Test
    void aJourneyThatMakesNoSenseIsRefused() {
        Map<String, Object> fast = journey();
        fast.put("every", "PT1S");
        Map<String, Object> leaking = journey();
        leaking.put("steps", List.of(Map.of("name", "home", "url", url("/?key=${secret:shop}"))));

        as("rami").body(fast).put("/journeys/{key}", key).then().statusCode(422).body("detail", containsString("PT5S"));
        as("rami")
                .body(leaking)
                .put("/journeys/{key}", key)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-journey"));
        Map<String, Object> nowhere = journey();
        nowhere.put("steps", List.of(Map.of("name", "home", "headers", Collections.singletonMap("A", null))));
        as("rami")
                .body(nowhere)
                .put("/journeys/{key}", key)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("steps[0].headers.A"));
        as("rami").delete("/journeys/{key}", key).then().statusCode(404);
    }

    @Test
    void aSlipOfThePenInAStepIsRefusedForItWouldExpectNothing() {
        Map<String, Object> slip = journey();
        slip.put(
                "steps",
                List.of(Map.of("name", "home", "url", url("/"), "expects", Map.of("text", List.of("Not there")))));

        as("rami")
                .body(slip)
                .post("/journeys/try")
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("steps[0].expects"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timeout\": \"PT2562047788015215H\"}",
                "{\"every\": \"PT2562047788015215H\"}",
                "{\"confirmAfter\": \"-PT1S\"}",
                "{\"confirmations\": 2147483647}",
                "{\"labels\": {\"a\": null}}",
                "{\"labels\": {\"no name\": \"x\"}}",
                "{\"labels\": null, \"steps\": [null]}",
                "{\"steps\": [{\"name\": \"a\", \"url\": \"http://shop/\", \"headers\": {\"A\": null}}]}",
                "{\"steps\": [{\"name\": \"a\", \"url\": \"http://shop/\", \"expect\": {\"status\": [null]}}]}",
                "{\"steps\": [{\"name\": \"a\", \"url\": \"http://shop/\", \"expect\": {\"json\": {\"$.[\": \"1\"}}}]}",
                "{\"steps\": [{\"name\": \"a\", \"url\": \"http://shop/\", \"expect\": {\"json\": {\"$..a..b\": \"1\"}}}]}",
                "{\"steps\": [{\"name\": \"a\", \"url\": \"http://shop/\", \"extract\": [{\"variable\": \"x\", \"json\": \"$[?(@.a =~ /(a+)+/)]\"}]}]}",
                "{\"steps\": [{\"name\": \"a\", \"url\": \"http://shop/\", \"extract\": [null]}]}",
                "{\"steps\": [{\"name\": \"a\", \"url\": \"http://shop/\", \"extract\": [{\"variable\": \"x\", \"xpath\": \"/a\"}]}]}"
            })
    void whateverIsOddAboutItIsRefused(String odd) {
        Map<String, Object> journey = journey();
        journey.putAll(JsonPath.from(odd).getMap(""));

        as("rami").body(journey).put("/journeys/{key}", key).then().statusCode(422);
        as("rami").body(journey).post("/journeys/try").then().statusCode(422);
    }

    private Map<String, Object> journey() {
        return new HashMap<>(Map.of(
                "title", "Buying",
                "journey", "orders",
                "service", service,
                "every", "PT5S",
                "confirmations", 1,
                "confirmAfter", "PT0.1S",
                "severity", "info",
                "steps", List.of(home(), cart(), pay())));
    }

    private Map<String, Object> home() {
        return Map.of("name", "home", "url", url("/"), "expect", Map.of("text", List.of("Welcome")));
    }

    private Map<String, Object> cart() {
        return Map.of(
                "name", "cart",
                "url", url("/cart"),
                "expect", Map.of("json", Map.of("$.cart.total", "42"), "within", "PT5S"),
                "extract", List.of(Map.of("variable", "cart", "json", "$.cart.id")));
    }

    private Map<String, Object> pay() {
        return Map.of(
                "name",
                "pay",
                "method",
                "POST",
                "url",
                url("/pay/${cart}"),
                "headers",
                Map.of("Authorization", "Bearer ${secret:shop}"),
                "body",
                "{\"cart\":\"${cart}\"}",
                "expect",
                Map.of("status", List.of(201)));
    }

    private String fingerprint(String step) {
        return Fingerprint.of(Labels.cleaned(Map.of(
                "alertname",
                "SyntheticJourneyFailed",
                "check",
                key,
                "step",
                step,
                "severity",
                "info",
                "journey",
                "orders",
                "service",
                service)));
    }

    private String url(String path) {
        return "http://localhost:" + shop.getAddress().getPort() + path;
    }

    private void pay(HttpExchange exchange) throws IOException {
        boolean known = ("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "session=abc".equals(exchange.getRequestHeaders().getFirst("Cookie"))
                && "/pay/c-7".equals(exchange.getRequestURI().getPath())
                && "{\"cart\":\"c-7\"}"
                        .equals(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answer(exchange, !known ? 403 : payWorks ? 201 : 503, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
