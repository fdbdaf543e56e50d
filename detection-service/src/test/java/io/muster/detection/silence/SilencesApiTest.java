package io.muster.detection.silence;

import static io.muster.detection.Senders.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Silences as people set them. */
@QuarkusTest
@WithMuster
class SilencesApiTest {

    @Inject
    Clock clock;

    @Test
    void whatHoldsFromNowOnIsAnsweredAsActive() {
        Map<String, Object> body = endingAt(clock.instant().plusSeconds(60).toString());

        String id = as("rami")
                .body(body)
                .post("/silences")
                .then()
                .statusCode(201)
                .body("state", equalTo("active"))
                .extract()
                .path("id");
        String changed = as("rami")
                .body(body)
                .put("/silences/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .extract()
                .path("id");

        as("rami").delete("/silences/{id}", changed).then().statusCode(204);
    }

    @Test
    void oneThatWouldNeverHoldIsRefused() {
        Map<String, Object> body = endingAt("2127-03-30T23:00:00Z");
        body.put("startsAt", "2127-03-30T00:00:00Z");
        body.put("repeats", Map.of("zone", "UTC", "days", List.of("MONDAY"), "from", "02:00", "until", "04:00"));

        as("rami")
                .body(body)
                .post("/silences")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-silence"))
                .body("detail", containsString("would never hold"));
    }

    @Test
    void itHasAsManyMatchersAsByAlertmanagersApi() {
        Map<String, Object> body = endingAt(clock.instant().plusSeconds(60).toString());
        body.put("matchers", Collections.nCopies(100, "a=\"b\""));
        as("rami").body(body).post("/silences/preview").then().statusCode(200);

        body.put("matchers", Collections.nCopies(101, "a=\"b\""));

        as("rami")
                .body(body)
                .post("/silences/preview")
                .then()
                .statusCode(422)
                .body("detail", containsString("matchers size must be between 0 and 100"));
    }

    private static Map<String, Object> endingAt(String end) {
        return new HashMap<>(
                Map.of("matchers", List.of("a=\"nothing has this label\""), "endsAt", end, "comment", "known"));
    }
}
