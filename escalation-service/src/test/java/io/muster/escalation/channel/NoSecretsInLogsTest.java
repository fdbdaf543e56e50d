package io.muster.escalation.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.CapturedLog;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are paged in every way, and providers refuse, while everything is logged: no secret is in a line. */
@QuarkusTest
@WithMuster
class NoSecretsInLogsTest extends WithStore {

    private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

    private final List<String> secrets = new ArrayList<>(List.of(
            FakeProviders.TWILIO_TOKEN,
            FakeProviders.SLACK_TOKEN,
            FakeProviders.SLACK_SIGNING_SECRET,
            FakeProviders.TELEGRAM_TOKEN,
            FakeProviders.TELEGRAM_SECRET,
            ROUTING_KEY,
            "genie-key-of-theirs",
            Store.SECRET));
    private FakeProviders providers;
    private CapturedLog log;

    @BeforeEach
    void open() {
        log = CapturedLog.open();
        providers = FakeProviders.start();
    }

    @AfterEach
    void close() {
        providers.close();
        log.close();
    }

    @Test
    void credentialsOfProvidersAreInNoLine() {
        providers.failing("/", 401, "{\"ok\":false,\"error\":\"invalid_auth\"}");
        store.reachedBy(
                "rami",
                Map.of("kind", "telegram", "address", "123456789"),
                Map.of("kind", "slack", "address", "U024BE7LH"),
                Map.of("kind", "sms", "address", "+4930123456"),
                Map.of("kind", "pagerduty", "address", "payments", "secret", ROUTING_KEY),
                Map.of("kind", "opsgenie", "address", "payments", "secret", "genie-key-of-theirs"),
                Store.webhook(FakeProviders.uri() + "/page"));

        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        await().untilAsserted(() -> assertThat(providers.requests()).hasSizeGreaterThanOrEqualTo(6));
        assertThat(Store.incident(incident).extract().asString())
                .contains("telegram")
                .doesNotContain(FakeProviders.TELEGRAM_TOKEN);
        log.assertWithout(secrets);
    }

    @Test
    void tokensOfLinksAreInNoLine() {
        store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        String link = Store.linkIn(store.mailTo("rami"));
        secrets.add(link.substring(link.lastIndexOf('/') + 1));

        given().get(link).then().statusCode(200);
        given().contentType("text/plain").body("x").post(link);
        given().put(link);
        given().post(link);
        given().post(link);

        log.assertWithout(secrets);
    }
}
