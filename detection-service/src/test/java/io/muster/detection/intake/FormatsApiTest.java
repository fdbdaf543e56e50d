package io.muster.detection.intake;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.awaitFingerprint;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The other formats over HTTP, and what becomes of what they take in. */
@QuarkusTest
@WithMuster
class FormatsApiTest {

    private static final Map<String, Object> MAPPING = Map.of(
            "key", "$.nr",
            "summary", "$.text",
            "labels", Map.of("service", "$.svc", "severity", "critical"),
            "status", "$.state",
            "resolvedWhen", List.of("gone"));

    @Test
    void aMappingIsTriedOnASampleBeforeItIsSaved() {
        as("amir")
                .body(Map.of("mapping", MAPPING, "sample", sample("svc-tried")))
                .post("/integrations/mapping/try")
                .then()
                .statusCode(200)
                .body("alerts[0].key", equalTo("7"))
                .body("alerts[0].state", equalTo("firing"))
                .body("alerts[0].labels.service", equalTo("svc-tried"))
                .body("problem", nullValue());
        as("amir")
                .body(Map.of("mapping", MAPPING, "sample", Map.of("other", 1)))
                .post("/integrations/mapping/try")
                .then()
                .body("problem", containsString("no key"));
    }

    @Test
    void whatIsSentIsReadByTheMappingThatIsSaved() {
        String service = "svc-" + UUID.randomUUID();
        Response made = as("amir")
                .body(Map.of("name", "own " + UUID.randomUUID(), "kind", "mapped"))
                .post("/integrations");

        with(made.path("key"))
                .body(sample(service))
                .post("/intake/mapped")
                .then()
                .statusCode(409);
        as("amir")
                .body(Map.of("key", "$.a[?(", "summary", "x"))
                .put("/integrations/{id}/mapping", made.<String>path("id"))
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-mapping"));
        as("amir")
                .body(MAPPING)
                .put("/integrations/{id}/mapping", made.<String>path("id"))
                .then()
                .statusCode(200);

        with(made.path("key"))
                .body(sample(service))
                .post("/intake/mapped")
                .then()
                .statusCode(202);
        assertThat(awaitFingerprint("service", service)).isNotNull();
    }

    private static Map<String, Object> sample(String service) {
        return Map.of("nr", 7, "text", "Cards are refused", "svc", service, "state", "new");
    }

    @Test
    void sentryIsAnsweredWellWithinASecondAndItsSignatureChecked() {
        Response made = as("amir")
                .body(Map.of("name", "sentry " + UUID.randomUUID(), "kind", "sentry", "secret", "hush-hush-hush"))
                .post("/integrations");
        made.then().body("signs", equalTo(true)).body("secret", nullValue());
        as("amir")
                .body(Map.of("name", "unsigned " + UUID.randomUUID(), "kind", "sentry"))
                .post("/integrations")
                .then()
                .statusCode(422)
                .body("code", equalTo("integration-secret-missing"));
        String body = Adapters.payload("sentry-issue.json");
        String signature =
                new Signatures().hex(new io.muster.detection.integration.Secret("hush-hush-hush"), body.getBytes());

        given().contentType("application/json")
                .header("Sentry-Hook-Resource", "issue")
                .header("Sentry-Hook-Signature", signature)
                .body(body)
                .post("/k/{key}/intake/sentry", made.<String>path("key"))
                .then()
                .statusCode(200)
                .time(org.hamcrest.Matchers.lessThan(1000L));
        given().contentType("application/json")
                .header("Sentry-Hook-Resource", "issue")
                .body(body)
                .post("/k/{key}/intake/sentry", made.<String>path("key"))
                .then()
                .statusCode(401)
                .body("code", equalTo("intake-signature-required"));
    }

    @Test
    void theKeyOfOneThatSignsOpensNothingWhereNobodyAsksForTheSignature() {
        String key = as("amir")
                .body(Map.of("name", "grafana " + UUID.randomUUID(), "kind", "grafana", "secret", "hush-hush-hush"))
                .post("/integrations")
                .path("key");

        given().contentType("application/json")
                .body("[{\"labels\":{\"alertname\":\"Forged\"}}]")
                .post("/k/{key}/api/v2/alerts", key)
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{\"key\":\"x\",\"title\":\"t\"}")
                .post("/k/{key}/intake/datadog", key)
                .then()
                .statusCode(401)
                .body("detail", containsString("signed"));
        given().get("/k/{key}/api/v2/alerts", key).then().statusCode(401);
        given().get("/k/nobodys/api/v2/alerts").then().statusCode(401).body("code", equalTo(401));
    }

    @Test
    void theOtherSendersHaveTheirAddresses() {
        String key = newKey();
        with(key)
                .body(Adapters.payload("grafana.json"))
                .put("/intake/grafana")
                .then()
                .statusCode(200);
        with(key)
                .body(Adapters.payload("datadog.json"))
                .post("/intake/datadog")
                .then()
                .statusCode(200);
        with(key)
                .body(Adapters.payload("newrelic.json"))
                .post("/intake/newrelic")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + key)
                .contentType("application/cloudevents+json")
                .body("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\"}")
                .post("/intake/cloudevents")
                .then()
                .statusCode(202);
        given().header("WebHook-Request-Origin", "eventemitter.example.com")
                .options("/intake/cloudevents")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", "eventemitter.example.com")
                .header("WebHook-Allowed-Rate", "*");
    }
}
