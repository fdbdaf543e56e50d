package io.muster.detection.intake;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.RawHttp;
import io.muster.testkit.WithMuster;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How large a body may be is each format's to say, and what is larger is answered in its own shape. */
@QuarkusTest
@WithMuster
class BodyLimitsTest {

    private static final int MIB = 1024 * 1024;
    private static final String NOTIFICATION = "{\"version\":\"4\",\"alerts\":[]";

    @TestHTTPResource
    URI service;

    private String key;

    @BeforeEach
    void sender() {
        key = newKey();
    }

    @Test
    void aGroupThatNobodySendsAgainHasMoreRoomThanAnyOtherBody() {
        sent("/intake/alertmanager", NOTIFICATION, 7 * MIB).statusCode(200);
        sent("/intake/grafana", NOTIFICATION, 7 * MIB).statusCode(200);
    }

    @Test
    void whatIsLargerIsRefusedInTheFormatsOwnShape() {
        sent("/intake/alertmanager", NOTIFICATION, 9 * MIB).statusCode(413);
        sent("/api/v2/alerts", "[", 3 * MIB).statusCode(413).body(containsString("2097152"));
    }

    @Test
    void whatIsTooLargeForAllOfThemIsRefusedInThatShapeToo() {
        assertIsRefusedInItsShape(this::announced);
    }

    @Test
    void whatIsTooLargeInChunksIsRefusedInThatShapeToo() {
        assertIsRefusedInItsShape(this::inChunks);
    }

    private void assertIsRefusedInItsShape(UnaryOperator<String> sent) {
        assertThat(sent.apply("/k/" + key + "/api/v2/alerts"))
                .contains("{\"code\":413,\"message\":\"the body is larger");
        assertThat(sent.apply("/v2/alerts")).contains("\"message\":\"the body is larger", "\"requestId\"");
        assertThat(sent.apply("/v2/enqueue"))
                .contains("\"status\":\"invalid event\"", "\"errors\":[\"the body is larger");
        assertThat(sent.apply("/intake/cloudevents")).contains("application/problem+json", "\"code\":\"too-large\"");
    }

    private String announced(String path) {
        return refused(RawHttp.post(service, path, "Content-Length: " + 11 * MIB + "\r\nExpect: 100-continue", 0));
    }

    private String inChunks(String path) {
        return refused(RawHttp.postChunked(service, path, "Content-Type: application/json", 11 * MIB));
    }

    private static String refused(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 413 ");
        return answer;
    }

    @Test
    void whatIsTooLargeForPagerDutyIsToldSoAndKept() {
        Response made = as("amir")
                .body(Map.of("name", "pagerduty " + UUID.randomUUID(), "kind", "pagerduty"))
                .post("/integrations");
        String event = "{\"routing_key\":\"" + made.path("key") + "\"";

        given().body(sized(event, MIB))
                .post("/v2/enqueue")
                .then()
                .statusCode(413)
                .body("errors[0]", containsString("larger than"));

        as("amir")
                .get("/integrations/{id}/rejected", made.<String>path("id"))
                .then()
                .body("[0].reason", equalTo("too-large"))
                .body("[0].told", containsString("larger than"));
    }

    private ValidatableResponse sent(String path, String beginning, int size) {
        return with(key).body(sized(beginning, size)).post(path).then();
    }

    /** A body of that size, most of it white space. */
    private static String sized(String beginning, int size) {
        String end = beginning.startsWith("[") ? "]" : "}";
        return beginning + " ".repeat(size - beginning.length() - 1) + end;
    }
}
