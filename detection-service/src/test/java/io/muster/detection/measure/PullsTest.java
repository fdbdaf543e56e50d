package io.muster.detection.measure;

import static io.muster.detection.Senders.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measures from a Prometheus of this test, which answers as the real one does. */
@QuarkusTest
@WithMuster
class PullsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MovableClock clock;

    private HttpServer prometheus;
    private String key;
    private String region;

    @BeforeEach
    void open() throws IOException {
        clock.reset();
        key = "pull-" + UUID.randomUUID();
        region = "r-" + UUID.randomUUID();
        prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        prometheus.createContext("/api/v1/query_range", this::answer);
        prometheus.start();
    }

    @AfterEach
    void close() {
        as("rami").delete("/measure-pulls/{key}", key);
        prometheus.stop(0);
    }

    @Test
    void whatAQueryGivesIsAMeasureOfEachMinute() {
        put("sum by (region) (increase(orders_total[1m]))")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));

        await("the measures").atMost(PATIENCE).until(() -> items() > 0);
        as("vito")
                .queryParam("metric", "orders")
                .queryParam("region", region)
                .get("/measures")
                .then()
                .body("items[0].actual", equalTo(12.5f))
                .body("items[0].segment.journey", equalTo("checkout"));
        as("vito").get("/measure-pulls/{key}", key).then().statusCode(200).body("problem", equalTo(null));
        assertThat(items()).isBetween(50, 61);
    }

    @Test
    void whereAnAnswerWouldBeTooLongFewerMinutesAreAskedFor() {
        put("wide").then().statusCode(200);

        await("the measures of the last hour").atMost(PATIENCE).until(() -> items() >= 50);
        as("vito").get("/measure-pulls/{key}", key).then().body("problem", equalTo(null));
    }

    @Test
    void aMinuteWithoutANumberIsLeftOutAndNoOther() {
        put("ratio").then().statusCode(200);

        await("the measures").atMost(PATIENCE).until(() -> items() > 0);
        assertThat(items()).isBetween(40, 57);
        as("vito").get("/measure-pulls/{key}", key).then().body("problem", equalTo(null));
    }

    @Test
    void whyAPullFailsIsShown() {
        put("nonsense(").then().statusCode(200);

        await("the problem")
                .atMost(PATIENCE)
                .until(() -> as("vito").get("/measure-pulls/{key}", key).path("problem") != null);
        as("vito").get("/measure-pulls/{key}", key).then().body("problem", containsString("parse error"));
    }

    @Test
    void theSecretThatAPullNeedsStays() {
        String secret = "prom-" + UUID.randomUUID();
        as("amir")
                .body(Map.of("secret", "hush"))
                .put("/journey-secrets/{name}", secret)
                .then()
                .statusCode(204);
        as("rami")
                .body(Map.of("url", url(), "query", "up", "metric", "orders", "secret", secret, "enabled", false))
                .put("/measure-pulls/{key}", key)
                .then()
                .statusCode(200);

        as("amir")
                .delete("/journey-secrets/{name}", secret)
                .then()
                .statusCode(409)
                .body("code", equalTo("secret-in-use"))
                .body("detail", containsString(key));

        as("rami").delete("/measure-pulls/{key}", key).then().statusCode(204);
        as("amir").delete("/journey-secrets/{name}", secret).then().statusCode(204);
    }

    @Test
    void aPullThatMakesNoSenseIsRefused() {
        as("rami")
                .body(Map.of("url", "ftp://somewhere", "query", "up", "metric", "orders"))
                .put("/measure-pulls/{key}", key)
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-measure-pull"));
        as("rami").delete("/measure-pulls/{key}", key).then().statusCode(404);
    }

    private String url() {
        return "http://localhost:" + prometheus.getAddress().getPort();
    }

    private io.restassured.response.Response put(String query) {
        return as("rami")
                .body(Map.of("url", url(), "query", query, "metric", "orders", "where", Map.of("journey", "checkout")))
                .put("/measure-pulls/{key}", key);
    }

    private int items() {
        return as("vito")
                .queryParam("metric", "orders")
                .queryParam("region", region)
                .get("/measures")
                .path("items.size()");
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = Arrays.stream(
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        boolean bad = form.get("query").startsWith("nonsense");
        String body = bad
                ? "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: unclosed left parenthesis\"}"
                : "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"region\":\""
                        + region + "\"},\"values\":[" + samples(form) + "]}]}}" + padding(form);
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(bad ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** So many series over more than half an hour would be more than can be read. */
    private static String padding(Map<String, String> form) {
        long asked = Long.parseLong(form.get("end")) - Long.parseLong(form.get("start"));
        return form.get("query").equals("wide") && asked > 30 * 60 ? " ".repeat(2 << 20) : "";
    }

    private static String samples(Map<String, String> form) {
        boolean ratio = form.get("query").equals("ratio");
        long step = Long.parseLong(form.get("step"));
        long end = Long.parseLong(form.get("end"));
        return LongStream.iterate(Long.parseLong(form.get("start")), at -> at <= end, at -> at + step)
                .mapToObj(at -> "[" + at + ",\"" + (ratio && at % 600 == 0 ? "+Inf" : "12.5") + "\"]")
                .collect(Collectors.joining(","));
    }
}
