package io.muster.escalation.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventJson;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.FakeMail.Mail;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.WithMuster;
import io.muster.web.StandardWebhooks;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages as they reach people, and what happens when a provider fails. */
@QuarkusTest
@WithMuster
class ChannelFlowTest extends WithStore {

    @Test
    void theMailSaysWhatWhereSinceWhyAndLinksToTheButton() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        Mail mail = store.mailTo("rami");

        assertThat(mail.subject()).isEqualTo("[SEV3] INC-1042 Card payments fail <b>now</b>");
        assertThat(mail.text())
                .contains("Card payments fail <b>now</b>", "eu, uk", "SEV3, confirmed", "Why you:  on call in schedule")
                .containsPattern("Since: +\\w{3} \\d+ \\w{3} \\d{4}, \\d\\d:\\d\\d CES?T")
                .containsPattern(Store.LINK);
        String delivery = Store.incident(incident).extract().path("pages[0].attempts[0].delivery");
        assertThat(mail.id()).startsWith("<" + delivery + "@");
    }

    @Test
    void theWebhookIsSignedAndCarriesTheAlerts() throws Exception {
        try (FakeWebhook phone = FakeWebhook.start()) {
            store.reachedBy("rami", Store.webhook(phone.uri("/page").toString()));
            UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

            FakeWebhook.Request request = phone.await(any -> true);

            assertThat(StandardWebhooks.verify(
                            Store.SECRET,
                            request.headers().get("webhook-id"),
                            request.headers().get("webhook-timestamp"),
                            request.headers().get("webhook-signature"),
                            request.body().getBytes(StandardCharsets.UTF_8),
                            clock.instant(),
                            Duration.ofMinutes(5)))
                    .isTrue();
            var body = EventJson.mapper().readTree(request.body());
            assertThat(body.at("/type").asText()).isEqualTo("page");
            assertThat(body.at("/incident/id").asText()).isEqualTo(incident.toString());
            assertThat(body.at("/incident/severity").asText()).isEqualTo("SEV3");
            assertThat(body.at("/person").asText()).isEqualTo(store.id("rami"));
            assertThat(body.at("/alerts/0/fingerprint").asText()).isEqualTo("00000000000000aa");
            assertThat(body.at("/alerts/0/labels/region").asText()).isEqualTo("eu");
            assertThat(body.at("/acknowledgeUrl").asText()).matches(Store.LINK);
            given().post(Store.pathOf(body.at("/acknowledgeUrl").asText()))
                    .then()
                    .statusCode(200);
            topic.await(PageAcknowledged.class, incident);
        }
    }

    @Test
    void aContactThatRefusesGivesWayToTheNext() {
        try (FakeWebhook phone = FakeWebhook.start()) {
            phone.answerWith(410);
            store.reachedBy("rami", Store.webhook(phone.uri("/gone").toString()), Store.mail(store.address("rami")));
            UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

            store.mailTo("rami");

            await().untilAsserted(() -> Store.incident(incident)
                    .body("pages[0].attempts.channel", contains("webhook", "mail"))
                    .body("pages[0].attempts.outcome", contains("failed", "handed over"))
                    .body("pages[0].attempts[0].problem", equalTo("webhook: HTTP 410"))
                    .body("pages[0].state", equalTo("handed over")));
            assertThat(phone.requests())
                    .extracting(request -> request.headers().get("webhook-id"))
                    .as("the same one again at most, when its answer was not heard")
                    .hasSizeGreaterThan(0)
                    .containsOnly(phone.requests().getFirst().headers().get("webhook-id"));
        }
    }

    @Test
    void aProviderThatHangsIsTriedAgainWithTheSameIdAndThenLeft() {
        try (FakeWebhook phone = FakeWebhook.start()) {
            phone.answerWith(503);
            store.reachedBy("rami", Store.webhook(phone.uri("/down").toString()));
            UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

            await().until(() -> phone.requests().size() > 1);
            clock.forward(Duration.ofSeconds(31));

            assertThat(topic.await(PageFailed.class, incident).person()).isEqualTo(store.id("rami"));

            store.mailTo("ada");
            assertThat(phone.requests()).hasSizeGreaterThan(1);
            assertThat(phone.requests().stream()
                            .map(r -> r.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
            assertThat(topic.await(ResponderPaged.class, incident, 2).getLast().level())
                    .isEqualTo(2);
        }
    }

    @Test
    void theTokenIsStoredNowhereInClear() {
        store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        String link = Store.linkIn(store.mailTo("rami"));
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(rowsWith("page_link", token)).isZero();
        assertThat(rowsWith("delivery", token)).isZero();
        assertThat(rowsWith("outbox", token)).isZero();
        assertThat(rowsWith("audit_entry", token)).isZero();
    }

    private static long rowsWith(String table, String text) {
        return Infrastructure.database()
                .number("select count(*) from " + table + " t where cast(t as text) like ?", "%" + text + "%");
    }
}
