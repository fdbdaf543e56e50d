package io.muster.escalation.channel;

import static io.muster.escalation.channel.ProviderCalls.PUBLIC;
import static io.muster.escalation.channel.ProviderCalls.form;
import static io.muster.escalation.channel.ProviderCalls.fromTwilio;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.testkit.FakeMail;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.FakeProviders.Request;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.Tokens;
import io.muster.testkit.WebPushKeys;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each provider gets a page in its own words, and what it refuses is a contact that failed. */
@QuarkusTest
@WithMuster
class ProvidersTest extends WithContact {

    private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";
    private static final Pattern TOKEN = Pattern.compile("/a/([A-Za-z0-9_-]{43})");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "ntfy,       /oncall-rami,          none",
                "teams,      /workflows/1,          none",
                "mattermost, /hooks/1,              none",
                "slack,      /services/T1/B1/x,     none"
            })
    void whatHasAUrlGetsTheFactsAndTheLink(String kind, String path, String secret) {
        UUID incident = page(kind, FakeProviders.uri() + path, secret);

        Request request = providers.await(any -> any.path().equals(kind.equals("ntfy") ? "/" : path));

        assertThat(request.body())
                .contains("Card payments fail", "eu, uk", "on call in schedule")
                .containsPattern(TOKEN);
        handedOver(incident);
        assertThat(keptInTheClear(FakeProviders.uri() + path)).isZero();
    }

    /** How many rows of people and messages show the address. */
    private static long keptInTheClear(String address) {
        String kept = "%" + address + "\"%";
        return Infrastructure.database()
                .number(
                        "select (select count(*) from person where contacts like ?)"
                                + " + (select count(*) from delivery where payload like ?)",
                        kept,
                        kept);
    }

    @Test
    void aNumberThatCannotBeReachedGivesWayToTheNextContact() {
        store.reachedBy(
                "rami",
                Map.of("kind", "sms", "address", "+15005550001"),
                Map.of("kind", "voice", "address", "+4930123456"));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);

        sent("/2010-04-01/Accounts/ACtest/Calls.json");

        await().untilAsserted(() -> Store.incident(incident)
                .body("pages[0].attempts[0].problem", equalTo("sms: HTTP 400, code 21211"))
                .body("pages[0].attempts[1].problem", nullValue())
                .body("pages[0].attempts[1].outcome", equalTo("handed over")));
    }

    @Test
    void aMessageThatTheProviderTookAndCouldNotDeliverGivesWayToTheNextContact() {
        store.reachedBy(
                "rami",
                Map.of("kind", "sms", "address", "+4930123456"),
                Map.of("kind", "mail", "address", store.address("rami")));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        String report = form(sent("/2010-04-01/Accounts/ACtest/Messages.json")).get("StatusCallback");
        assertThat(report).startsWith(PUBLIC + "/answers/twilio/");
        String path = report.substring(PUBLIC.length());
        handedOver(incident);

        fromTwilio(path, Map.of("MessageStatus", "delivered")).statusCode(200);
        given().contentType(ContentType.URLENC)
                .header("X-Twilio-Signature", "AAAA")
                .body("MessageStatus=undelivered")
                .post(path)
                .then()
                .statusCode(403);
        Store.incident(incident).body("pages[0].attempts.size()", equalTo(1));
        fromTwilio(path, Map.of("MessageStatus", "undelivered", "ErrorCode", "30003"))
                .statusCode(200);

        store.mailTo("rami");
        await().untilAsserted(() -> Store.incident(incident)
                .body("pages[0].attempts[0].problem", equalTo("sms: status undelivered, error 30003"))
                .body("pages[0].attempts.outcome", contains("failed", "handed over")));
        fromTwilio("/answers/twilio/" + UUID.randomUUID(), Map.of("MessageStatus", "failed"))
                .statusCode(200);
    }

    @Test
    void aMailThatComesBackGivesWayToTheNextContact() {
        store.reachedBy(
                "rami",
                Map.of("kind", "mail", "address", store.address("rami")),
                Map.of("kind", "sms", "address", "+4930123459"));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        FakeMail.Mail mail = store.mailTo("rami");
        handedOver(incident);

        FakeMail.bounce(mail.id(), store.address("rami"));

        sent("/2010-04-01/Accounts/ACtest/Messages.json");
        await().untilAsserted(() -> Store.incident(incident)
                .body("pages[0].attempts[0].problem", equalTo("mail: bounced, status 5.1.1"))
                .body("pages[0].attempts.outcome", contains("failed", "handed over")));
    }

    @Test
    void whatSlackNeverTakesIsAFailedContact() {
        providers.failing("/api/chat.postMessage", 200, "{\"ok\":false,\"error\":\"channel_not_found\"}");
        UUID incident = page("slack", "C0000000", null);

        await().untilAsserted(() -> Store.incident(incident)
                .body("pages[0].attempts[0].problem", equalTo("slack: channel_not_found"))
                .body("pages[0].state", equalTo("failed")));
    }

    @Test
    void aKeptPagerDutyAndOpsgenieGetThePageAsOneAlert() {
        UUID incident = page("pagerduty", "payments", ROUTING_KEY);
        JsonNode event = json(sent("/v2/enqueue"));
        assertThat(event.at("/routing_key").asText()).isEqualTo(ROUTING_KEY);
        assertThat(event.at("/dedup_key").asText())
                .isEqualTo(store.pagesOf("rami", incident).getFirst());
        assertThat(event.at("/payload/severity").asText()).isEqualTo("warning");
        handedOver(incident);

        UUID other = page("opsgenie", "payments", "genie");
        Request request = sent("/v2/alerts");
        assertThat(request.headers()).containsEntry("authorization", "GenieKey genie");
        assertThat(json(request).at("/priority").asText()).isEqualTo("P3");
        assertThat(json(request).at("/alias").asText())
                .isEqualTo(store.pagesOf("rami", other).getFirst());
        handedOver(other);
    }

    @Test
    void aKeptPagerDutyAndOpsgenieHearThatSomebodyCameAndThatItIsOver() {
        store.reachedBy("rami", Map.of("kind", "pagerduty", "address", "payments", "secret", ROUTING_KEY));
        store.reachedBy("ada", Map.of("kind", "opsgenie", "address", "payments", "secret", "genie"));
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        sent("/v2/enqueue");
        clock.forward(Duration.ofMinutes(5));
        sent("/v2/alerts");
        String alert = store.pagesOf("rami", incident).getFirst();
        String alias = store.pagesOf("ada", incident).getFirst();
        await().untilAsserted(() -> Store.incident(incident).body("pages.state", everyItem(equalTo("handed over"))));

        given().auth().oauth2(Tokens.persona("rami")).post("/pages/" + alias + "/acknowledge");
        said("acknowledge", alert);
        sent("/v2/alerts/" + alias + "/acknowledge");
        store.resolved(incident);

        said("resolve", alert);
        Request closed = sent("/v2/alerts/" + alias + "/close");
        assertThat(closed.headers()).containsEntry("authorization", "GenieKey genie");
        assertThat(json(closed).at("/note").asText()).isEqualTo("the incident was resolved");
        assertThat(providers.requests())
                .as("nothing else is said; what nobody heard the answer of may be said again")
                .extracting(request -> request.path() + wordIn(request))
                .containsOnly(
                        "/v2/enqueue trigger " + alert,
                        "/v2/enqueue acknowledge " + alert,
                        "/v2/enqueue resolve " + alert,
                        "/v2/alerts",
                        "/v2/alerts/" + alias + "/acknowledge",
                        "/v2/alerts/" + alias + "/close");
    }

    /** What PagerDuty is told of which alert; Opsgenie's paths say it. */
    private static String wordIn(Request request) {
        if (!request.path().equals("/v2/enqueue")) {
            return "";
        }
        JsonNode event = json(request);
        return " " + event.path("event_action").asText() + " "
                + event.path("dedup_key").asText();
    }

    private void said(String action, String alert) {
        providers.await(request -> request.path().equals("/v2/enqueue")
                && request.body().contains("\"event_action\":\"" + action + "\"")
                && request.body().contains(alert)
                && request.body().contains(ROUTING_KEY));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "sms,       0301234,              none, is not a telephone number",
                "voice,     +49,                  none, is not a telephone number",
                "slack,     http://evil.example/, none, evil.example",
                "telegram,  rami,                 none, is not the number of a Telegram chat",
                "ntfy,      http://localhost/,    none, names no topic",
                "pagerduty, payments,             short, routing key of 32 characters",
                "webpush,   '{}',                 none, A web push contact is a browser's subscription in JSON",
                "pigeon,    roof,                 none, There is no channel 'pigeon'"
            })
    void whatAChannelCannotUseIsRefusedInWords(String kind, String address, String secret, String why) {
        Map<String, String> contact = new HashMap<>(Map.of("kind", kind, "address", address));
        if (secret != null) {
            contact.put("secret", secret);
        }
        given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "x", "timeZone", "UTC", "contacts", List.of(contact)))
                .put("/people/" + store.id("olga"))
                .then()
                .statusCode(422)
                .body("code", equalTo("contact-unusable"))
                .body("detail", containsString(why));
    }

    @Test
    void theChannelsTellWhatTheyCanDo() {
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/channels")
                .then()
                .statusCode(200)
                .body("channels.find { it.kind == 'sms' }.answers", hasItem("reply"))
                .body("channels.find { it.kind == 'sms' }.lacking", nullValue())
                .body("channels.find { it.kind == 'slack' }.answers", hasItem("button"))
                .body("channels.find { it.kind == 'webpush' }.lacking", nullValue())
                .body("webPushKey", equalTo(WebPushKeys.publicKey()));
    }
}
