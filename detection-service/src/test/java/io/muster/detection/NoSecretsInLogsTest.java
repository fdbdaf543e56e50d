package io.muster.detection;

import static io.muster.detection.Senders.as;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.CapturedLog;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every adapter, rightly and wrongly used, while everything is logged: no secret is in a line. */
@QuarkusTest
@WithMuster
class NoSecretsInLogsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> secrets = new ArrayList<>();
    private CapturedLog log;

    @BeforeEach
    void listen() {
        log = CapturedLog.open();
    }

    @AfterEach
    void hangUp() {
        log.close();
    }

    @Test
    void keysOfSendersAreInNoLine() {
        for (String key :
                List.of(key("any"), secret(UUID.randomUUID().toString().replace("-", "")))) {
            for (String body : List.of("{}", "no JSON " + key, "[{\"labels\":{\"alertname\":\"A\"}}]")) {
                everyAdapter(key, body);
            }
        }
        Response rotated =
                as("amir").post("/integrations/{id}/rotate", made("any").<String>path("id"));
        secret(rotated.path("key"));

        log.assertWithout(secrets);
    }

    @Test
    void secretsOfSignaturesAndTheSignaturesAreInNoLine() {
        String secret = secret("signing-" + UUID.randomUUID());
        String key = secret(as("amir")
                .body(Map.of("name", "sentry " + UUID.randomUUID(), "kind", "sentry", "secret", secret))
                .post("/integrations")
                .then()
                .statusCode(201)
                .extract()
                .path("key"));
        String body = "{\"action\":\"created\"}";
        for (String signature : List.of(hmac(secret, body), hmac("wrong", body))) {
            secret(signature);
            json().header("Authorization", "Bearer " + key)
                    .header("Sentry-Hook-Resource", "issue")
                    .header("Sentry-Hook-Signature", signature)
                    .body(body)
                    .post("/intake/sentry");
            json().header("Authorization", "Bearer " + key)
                    .header("X-Grafana-Alerting-Signature", signature)
                    .body(body)
                    .post("/intake/grafana");
        }

        log.assertWithout(secrets);
    }

    @Test
    void whatJourneysAndPullsSignInWithIsInNoLine() {
        String secret = secret("shop-" + UUID.randomUUID());
        String name = "log-" + UUID.randomUUID();
        as("amir").body(Map.of("secret", secret)).put("/journey-secrets/{name}", name);
        try (FakeWebhook store = FakeWebhook.start()) {
            store.answerWith(401);
            as("rami").body(journey(store, name)).post("/journeys/try").then().statusCode(200);
            as("rami")
                    .body(pull(store, name))
                    .put("/measure-pulls/{name}", name)
                    .then()
                    .statusCode(200);
            await("the pull").atMost(PATIENCE).until(() -> store.requests().size() > 1);
        } finally {
            as("rami").delete("/measure-pulls/{name}", name);
        }

        log.assertWithout(secrets);
    }

    @Test
    void tokensOfPeopleAreInNoLine() {
        for (String token : List.of(Tokens.persona("vito"), Tokens.persona("amir") + "x")) {
            secret(token);
            secret(token.substring(token.lastIndexOf('.') + 1));
            Stream.of("/incidents", "/integrations", "/audit", "/no-such-path")
                    .forEach(path ->
                            json().header("Authorization", "Bearer " + token).get(path));
        }

        log.assertWithout(secrets);
    }

    private void everyAdapter(String key, String body) {
        String basic = Base64.getEncoder().encodeToString(("prometheus:" + key).getBytes(UTF_8));
        secret(basic);
        Stream.of("alertmanager", "cloudevents", "datadog", "grafana", "mapped", "newrelic", "sentry")
                .forEach(format -> bearer(key).body(body).post("/intake/" + format));
        bearer(key).body(body).post("/api/v2/alerts");
        bearer(key).body(body).post("/api/v2/silences");
        bearer(key).get("/api/v2/status");
        json().header("Authorization", "Basic " + basic).body(body).post("/api/v2/alerts");
        json().body(body).post("/k/" + key + "/api/v2/alerts");
        json().body(body).post("/k/" + key + "/no-such-path");
        json().body("{\"routing_key\":\"" + key + "\",\"event_action\":\"trigger\"}")
                .post("/v2/enqueue");
        json().body("{\"routing_key\":\"" + key + "\",\"payload\":7}").post("/v2/change/enqueue");
        json().header("Authorization", "GenieKey " + key).body(body).post("/v2/alerts");
        json().header("Authorization", "GenieKey " + key).get("/v2/heartbeats/x/ping");
        bearer(key).post("/heartbeats/x/ping");
        bearer(key).body(body).post("/measures");
        bearer(key).body(body).post("/measures/batch");
    }

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private static RequestSpecification bearer(String key) {
        return json().header("Authorization", "Bearer " + key);
    }

    private static Response made(String kind) {
        return as("amir")
                .body(Map.of("name", kind + " " + UUID.randomUUID(), "kind", kind))
                .post("/integrations");
    }

    private String key(String kind) {
        return secret(made(kind).path("key"));
    }

    private String secret(String value) {
        secrets.add(value);
        return value;
    }

    private static Map<String, Object> journey(FakeWebhook store, String secret) {
        return Map.of(
                "title",
                "Buying",
                "journey",
                "orders",
                "every",
                "PT1M",
                "steps",
                List.of(Map.of(
                        "name",
                        "pay",
                        "url",
                        store.uri("/pay").toString(),
                        "headers",
                        Map.of("Authorization", "Bearer ${secret:" + secret + "}"))));
    }

    private static Map<String, Object> pull(FakeWebhook store, String secret) {
        return Map.of("url", store.uri().toString(), "query", "up", "metric", "orders", "secret", secret);
    }

    private static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
