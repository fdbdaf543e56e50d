package io.muster.detection.intake;

import static io.muster.detection.Senders.awaitAlert;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of the conformance table that concern {@code /api/v2/alerts}: the answers of a real Alertmanager 0.25. */
@QuarkusTest
@WithMuster
class AlertmanagerConformanceTest {

    private String key;
    private String name;

    @BeforeEach
    void sender() {
        key = newKey();
        name = "C" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void anEmptyBatchIsFine() {
        post("[]").statusCode(200).body(emptyString());
    }

    @Test
    void aGoodAlertIsStored() {
        post("[{\"labels\":{\"alertname\":\"%s\"}}]".formatted(name))
                .statusCode(200)
                .body(emptyString())
                .header("Cache-Control", "no-store")
                .header("Access-Control-Allow-Origin", "*");
        awaitAlert(fingerprint(Map.of("alertname", name)));
    }

    @Test
    void theFirstApiIsGone() {
        given().get("/api/v1/status").then().statusCode(410).body("status", equalTo("deprecated"));
        given().body("[]")
                .post("/api/v1/alerts")
                .then()
                .statusCode(410)
                .contentType("application/json")
                .body("error", containsString("please use the equivalent route in the v2 API"));
        given().delete("/api/v1/silence/1").then().statusCode(410);
        given().get("/api/v1/nothing").then().statusCode(404);
    }

    @Test
    void emptyLabelsAre400WithAString() {
        badString("[{\"labels\":{}}]", "at least one label pair required");
        badString("[{\"labels\":{\"alertname\":\"\"}}]", "at least one label pair required");
    }

    @Test
    void absentLabelsAre422WithCode602() {
        post("[{\"annotations\":{}}]")
                .statusCode(422)
                .contentType("application/json")
                .body("code", equalTo(602))
                .body("message", equalTo("0.labels in body is required"));
    }

    @Test
    void anIllegalLabelNameIs400WithAString() {
        badString("[{\"labels\":{\"alert-name\":\"x\"}}]", "invalid label set: invalid name \"alert-name\"");
    }

    @Test
    void brokenJsonAndAnObjectAre400WithAMessage() {
        for (String body : new String[] {"[{", "{}", "[1]", "[{\"labels\":{\"a\":1}}]"}) {
            post(body).statusCode(400).body("code", equalTo(400)).body("message", startsWith("parsing alerts body"));
        }
    }

    @Test
    void anotherContentTypeIs415() {
        given().header("Authorization", "Bearer " + key)
                .contentType("text/plain")
                .body("[]")
                .post("/api/v2/alerts")
                .then()
                .statusCode(415)
                .contentType("application/json")
                .body("code", equalTo(415));
    }

    @Test
    void aStartAfterTheEndIs400WithAString() {
        badString(
                "[{\"labels\":{\"alertname\":\"%s\"},\"startsAt\":\"2026-01-02T00:00:00Z\",\"endsAt\":\"2026-01-01T00:00:00Z\"}]"
                        .formatted(name),
                "start time must be before end time");
    }

    @Test
    void anUnparsableDateIs400() {
        post("[{\"labels\":{\"alertname\":\"%s\"},\"startsAt\":\"soon\"}]".formatted(name))
                .statusCode(400)
                .body("code", equalTo(400));
    }

    @Test
    void onlyAnEndInThePastIsFine() {
        post("[{\"labels\":{\"alertname\":\"%s\"},\"endsAt\":\"2026-01-01T00:00:00Z\"}]".formatted(name))
                .statusCode(200);
        awaitAlert(fingerprint(Map.of("alertname", name)))
                .then()
                .body("state", equalTo("resolved"))
                .body("startsAt", equalTo("2026-01-01T00:00:00Z"));
    }

    @Test
    void aGeneratorUrlThatIsNoneIs422WithCode601() {
        post("[{\"labels\":{\"alertname\":\"%s\"},\"generatorURL\":\"not a url\"}]".formatted(name))
                .statusCode(422)
                .body("code", equalTo(601));
    }

    @Test
    void ofAMixedBatchTheValidAlertsAreStored() {
        badString(
                "[{\"labels\":{}},{\"labels\":{\"alertname\":\"%s\"}}]".formatted(name),
                "at least one label pair required");
        awaitAlert(fingerprint(Map.of("alertname", name)));
    }

    @Test
    void whatAmtoolSendsAsUnsetIsUnset() {
        post("[{\"labels\":{\"alertname\":\"%s\",\"empty\":\"\"},\"startsAt\":\"0001-01-01T00:00:00.000Z\",\"endsAt\":\"0001-01-01T00:00:00.000Z\",\"generatorURL\":\"\"}]"
                        .formatted(name))
                .statusCode(200);
        awaitAlert(fingerprint(Map.of("alertname", name))).then().body("state", equalTo("firing"));
    }

    @Test
    void putIs405AndAnotherPathIs404InItsShape() {
        with(key)
                .body("[]")
                .put("/api/v2/alerts")
                .then()
                .statusCode(405)
                .contentType("application/json")
                .body("code", equalTo(405))
                .body("message", equalTo("method PUT is not allowed, but [GET,POST] are"));
        with(key)
                .get("/api/v2/nothing")
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("code", equalTo(404))
                .body("message", equalTo("path /api/v2/nothing was not found"));
    }

    @Test
    void withoutAKeyItIs401InItsShape() {
        for (String header : new String[] {"Bearer nobody", "Basic !!!", "Digest x"}) {
            given().header("Authorization", header)
                    .contentType("application/json")
                    .body("[]")
                    .post("/api/v2/alerts")
                    .then()
                    .statusCode(401)
                    .contentType("application/json")
                    .body("code", equalTo(401))
                    .body("message", notNullValue());
        }
        given().get("/api/v2/alerts").then().statusCode(401).contentType("application/json");
        given().get("/api/v2/status").then().statusCode(401).body("code", equalTo(401));
    }

    @Test
    void theKeyMayBeAPassword() {
        String basic = Base64.getEncoder().encodeToString(("amtool:" + key).getBytes());
        given().header("Authorization", "Basic " + basic)
                .get("/api/v2/status")
                .then()
                .statusCode(200);
    }

    @Test
    void aBodyThatIsTooLargeIs413InItsShape() {
        post("[" + " ".repeat(2_100_000) + "]").statusCode(413).body("code", equalTo(413));
    }

    @Test
    void anAlertThatNoRecordHoldsIs400AndTheRestIsStored() {
        badString(
                "[{\"labels\":{\"alertname\":\"%s\"}},{\"labels\":{\"alertname\":\"big\"},\"annotations\":{\"summary\":\"%s\"}}]"
                        .formatted(name, "x".repeat(300_000)),
                "the alert is larger than 262144 bytes");
        awaitAlert(fingerprint(Map.of("alertname", name)));
    }

    @Test
    void statusIsWhatAmtoolAsksFirst() {
        with(key)
                .get("/api/v2/status")
                .then()
                .statusCode(200)
                .body("cluster.status", equalTo("disabled"))
                .body("versionInfo.version", notNullValue())
                .body("config.original", containsString("\nroute:\n  receiver: muster\n"))
                .body("uptime", notNullValue());
    }

    @Test
    void alertsAreListedWithFilters() {
        Map<String, String> labels = Map.of("alertname", name, "severity", "info");
        post("[{\"labels\":{\"alertname\":\"%s\",\"severity\":\"info\"}}]".formatted(name))
                .statusCode(200);
        awaitAlert(fingerprint(labels));

        with(key)
                .queryParam("filter", "alertname=\"" + name + "\"")
                .queryParam("filter", "severity=~\"info|none\"")
                .queryParam("receiver", "mus.*")
                .get("/api/v2/alerts")
                .then()
                .statusCode(200)
                .body("[0].fingerprint", equalTo(fingerprint(labels)))
                .body("[0].status.state", equalTo("active"))
                .body("[0].receivers.name", hasItem("muster"))
                .body("[0].endsAt", notNullValue())
                .body("size()", equalTo(1))
                .header("Cache-Control", "no-store")
                .header("Access-Control-Allow-Origin", "*");
        with(key)
                .queryParam("filter", "alertname=\"" + name + "\"")
                .queryParam("receiver", "other")
                .get("/api/v2/alerts")
                .then()
                .body("size()", equalTo(0));
        with(key)
                .get("/api/v2/alerts/groups")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Access-Control-Allow-Origin", "*");
        with(key).queryParam("active", "false").get("/api/v2/alerts").then().body("size()", equalTo(0));
    }

    @Test
    void aBadFilterOrReceiverIs400() {
        assertThat(with(key)
                        .queryParam("filter", "=")
                        .get("/api/v2/alerts")
                        .then()
                        .statusCode(400)
                        .contentType("application/json")
                        .extract()
                        .asString())
                .startsWith("\"bad matcher format");
        with(key).queryParam("receiver", "(").get("/api/v2/alerts").then().statusCode(400);
    }

    @Test
    void loadBalancersFindTheirAddresses() {
        given().get("/-/healthy").then().statusCode(200).body(equalTo("OK"));
        given().get("/-/ready").then().statusCode(200).body(not(emptyString()));
        given().head("/-/healthy").then().statusCode(200);
        given().head("/-/ready").then().statusCode(200);
        given().post("/-/reload").then().statusCode(200);
    }

    private ValidatableResponse post(String body) {
        return with(key).body(body).post("/api/v2/alerts").then();
    }

    private void badString(String body, String message) {
        ValidatableResponse answer = post(body).statusCode(400).contentType("application/json");
        assertThat(answer.extract().asString()).isEqualTo("\"" + message.replace("\"", "\\\"") + "\"");
    }

    private static String fingerprint(Map<String, String> labels) {
        return Fingerprint.of(Labels.cleaned(labels));
    }
}
