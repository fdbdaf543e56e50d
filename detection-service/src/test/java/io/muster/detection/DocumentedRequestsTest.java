package io.muster.detection;

import static io.muster.detection.Senders.as;
import static io.muster.detection.Senders.newKey;
import static io.muster.detection.Senders.with;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.Documents;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What docs/ tells a reader to send is taken as it stands there. */
@QuarkusTest
@WithMuster
class DocumentedRequestsTest {

    private static final String DETECTION = "docs/detection.md";
    private static final String MEASURES = "docs/journeys-and-measures.md";

    @Test
    void aJourney() {
        String key = "documented-" + UUID.randomUUID();

        as("rami")
                .body(json(MEASURES, "Buying a teapot"))
                .put("/journeys/{key}", key)
                .then()
                .statusCode(200);

        as("rami").delete("/journeys/{key}", key).then().statusCode(204);
    }

    @Test
    void measures() {
        String key = newKey();

        with(key).body(now("till-7-000122")).post("/measures").then().statusCode(200);
        with(key)
                .body(now("till-7-000123"))
                .post("/measures/batch")
                .then()
                .statusCode(200)
                .body("values", equalTo(1));
    }

    /** The document's minute is long ago for a test. */
    private static String now(String push) {
        String minute = Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
        return json(MEASURES, push)
                .replaceAll("\"until\": \"[^\"]+\"", "\"until\": \"" + minute + "\"")
                .replaceAll("\"at\": \"[^\"]+\"", "\"at\": \"" + minute + "\"");
    }

    @Test
    void aRuleOnMeasures() {
        String key = "documented-" + UUID.randomUUID();

        as("rami")
                .body(json(MEASURES, "OrdersDrop"))
                .put("/measure-rules/{key}", key)
                .then()
                .statusCode(200);

        as("rami").delete("/measure-rules/{key}", key).then().statusCode(204);
    }

    @Test
    void thePayloadForDatadog() {
        // as Datadog fills it in
        String payload = json(DETECTION, "$ALERT_CYCLE_KEY")
                .replace("$DATE", "1795683182000")
                .replace("$ALERT_TRANSITION", "Triggered")
                .replaceAll("\\$([A-Z_]+)", "$1");

        with(newKey()).body(payload).post("/intake/datadog").then().statusCode(200);
    }

    @Test
    void aMapping() {
        String command = Documents.block(DETECTION, "sh", "integrations/mapping/try");

        as("amir")
                .body(command.substring(command.indexOf('{'), command.lastIndexOf('}') + 1))
                .post("/integrations/mapping/try")
                .then()
                .statusCode(200)
                .body("alerts.size()", equalTo(1));
    }

    @Test
    void aMaintenanceWindow() {
        String request = json(DETECTION, "POST /silences");

        as("rami")
                .body(request.substring(request.indexOf('\n')))
                .post("/silences/preview")
                .then()
                .statusCode(200);
    }

    @Test
    void inhibitionRules() {
        List<Object> before = as("olga").get("/inhibition-rules").path("rules");
        int version = as("olga").get("/inhibition-rules").path("version");
        String documented = json(DETECTION, "cluster down");

        as("olga")
                .body(documented.replace("\"version\": 1", "\"version\": " + version))
                .put("/inhibition-rules")
                .then()
                .statusCode(200);

        as("olga")
                .body(Map.of("rules", before, "version", version + 1))
                .put("/inhibition-rules")
                .then()
                .statusCode(200);
    }

    private static String json(String file, String holding) {
        return Documents.block(file, "json", holding);
    }
}
