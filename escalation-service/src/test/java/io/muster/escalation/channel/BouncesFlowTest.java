package io.muster.escalation.channel;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.WithMuster;
import io.muster.web.StandardWebhooks;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A mail provider tells by its hook that a mail came back. */
@QuarkusTest
@WithMuster
class BouncesFlowTest extends WithStore {

    @Inject
    ChannelConfig channels;

    @Test
    void whoseMailCameBackIsContactedOtherwise() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");
        await().untilAsserted(() -> Store.incident(incident).body("pages[0].state", equalTo("handed over")));

        says("{\"recipient\": \"" + store.address("rami").toUpperCase(Locale.ROOT) + "\", \"status\": \"5.1.1\"}")
                .statusCode(204);

        store.mailTo("ada");
        Store.incident(incident)
                .body("pages[0].state", equalTo("failed"))
                .body("pages[0].attempts[0].problem", equalTo("mail: bounced, status 5.1.1"));
        store.dismissed(incident);
    }

    @Test
    void aMailThatIsNotKnownChangesNothing() {
        says("{\"messageId\": \"<" + UUID.randomUUID() + "@localhost>\"}").statusCode(204);
    }

    @Test
    void whatNamesNoMailIsRefused() {
        says("{\"status\": \"5.1.1\"}").statusCode(422).body("code", equalTo("validation-failed"));
        says("no json").statusCode(400).body("code", equalTo("malformed-request"));
    }

    @Test
    void whatIsNotSignedIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"recipient\": \"rami@store.example\"}")
                .post("/answers/bounces")
                .then()
                .statusCode(403)
                .body("code", equalTo("answer-not-signed"));
    }

    private ValidatableResponse says(String body) {
        String secret = channels.bounces().webhookSecret().orElseThrow();
        return given().contentType(ContentType.JSON)
                .headers(StandardWebhooks.headers(
                        secret, UUID.randomUUID(), clock.instant(), body.getBytes(StandardCharsets.UTF_8)))
                .body(body)
                .post("/answers/bounces")
                .then();
    }
}
