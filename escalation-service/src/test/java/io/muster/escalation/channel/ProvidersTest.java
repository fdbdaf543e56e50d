package io.muster.escalation.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EventJson;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.FakeProviders.Request;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each provider gets a page in its own words, and what people answer there acknowledges it. */
@QuarkusTest
@WithMuster
class ProvidersTest {

    private static final String PUBLIC = "http://localhost:8083";
    private static final Pattern TOKEN = Pattern.compile("/a/([A-Za-z0-9_-]{43})");

    @Inject
    MovableClock clock;

    private LifecycleTopic topic;
    private Store store;
    private FakeProviders providers;

    @BeforeEach
    void open() {
        topic = LifecycleTopic.open();
        store = Store.open(topic, clock);
        providers = FakeProviders.start();
    }

    @AfterEach
    void close() {
        providers.close();
        topic.close();
    }

    private UUID page(String kind, String address, String secret) {
        Map<String, String> contact = new HashMap<>(Map.of("kind", kind, "address", address));
        if (secret != null) {
            contact.put("secret", secret);
        }
        store.reachedBy("rami", contact);
        return store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
    }

    private Request sent(String path) {
        return providers.await(request -> request.path().startsWith(path));
    }

    private void handedOver(UUID incident) {
        await().untilAsserted(() -> Store.incident(incident).body("pages[0].state", equalTo("handed over")));
    }

    private void acknowledged(UUID incident, AcknowledgedBy by) {
        PageAcknowledged event = topic.await(PageAcknowledged.class, incident);
        assertThat(event.by()).isEqualTo(by);
        assertThat(event.person()).isEqualTo(store.id("rami"));
    }

    private static String tokenIn(String text) {
        Matcher found = TOKEN.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static JsonNode json(Request request) throws Exception {
        return EventJson.mapper().readTree(request.bytes());
    }

    private static Map<String, String> form(Request request) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : request.body().split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "ntfy,       /oncall-rami,          none",
                "teams,      /workflows/1,          none",
                "mattermost, /hooks/1,              none",
                "slack,      /services/T1/B1/x,     none"
            })
    void whatHasAUrlGetsTheFactsAndTheLink(String kind, String path, String secret) throws Exception {
        UUID incident = page(kind, FakeProviders.uri() + path, secret);

        Request request = providers.await(any -> any.path().equals(kind.equals("ntfy") ? "/" : path));

        assertThat(request.body())
                .contains("Card payments fail", "eu, uk", "on call in schedule")
                .containsPattern(TOKEN);
        handedOver(incident);
        assertThat(keptInTheClear(FakeProviders.uri() + path)).isZero();
    }

    /** How many rows of people and messages show the address. */
    private static long keptInTheClear(String address) throws SQLException {
        try (var connection = Infrastructure.database().open();
                var query = connection.prepareStatement("select (select count(*) from person where contacts like ?)"
                        + " + (select count(*) from delivery where payload like ?)")) {
            query.setString(1, "%" + address + "\"%");
            query.setString(2, "%" + address + "\"%");
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void aTextMessageIsAnsweredByItsCode() {
        UUID incident = page("sms", "+4930123456", null);

        Map<String, String> sent = form(sent("/2010-04-01/Accounts/ACtest/Messages.json"));

        assertThat(sent).containsEntry("To", "+4930123456").containsEntry("From", "+4930000000");
        assertThat(sent.get("Body")).hasSizeLessThanOrEqualTo(459).contains("[SEV3] INC-1042", "/a/");
        String code = sent.get("Body").replaceAll("(?s).*Reply (\\d{6}) .*", "$1");
        handedOver(incident);
        fromTwilio("/answers/sms", Map.of("From", "+4930999999", "Body", code))
                .body(containsString("There is no page that this answers"));
        fromTwilio("/answers/sms", Map.of("From", "+4930123456", "Body", "what?"))
                .body(containsString("six digits"));
        fromTwilio("/answers/sms", Map.of("From", "+4930123456", "Body", "ok " + code))
                .statusCode(200)
                .body(containsString("INC-1042 is acknowledged"));
        acknowledged(incident, AcknowledgedBy.SMS);
    }

    @Test
    void aCallIsAnsweredByAKey() {
        UUID incident = page("voice", "+4930123456", null);

        Map<String, String> call = form(sent("/2010-04-01/Accounts/ACtest/Calls.json"));

        assertThat(call.get("Twiml")).contains("Card payments fail &lt;b&gt;now", "Press 1 to acknowledge");
        String path = call.get("Twiml").replaceAll("(?s).*?action=\"" + PUBLIC + "([^\"]+)\".*", "$1");
        fromTwilio(path, Map.of("Digits", "7")).body(containsString("still waits"));
        fromTwilio(path, Map.of("Digits", "1")).statusCode(200).body(containsString("is acknowledged"));
        acknowledged(incident, AcknowledgedBy.VOICE);
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
    void slacksBotWritesAndItsButtonAcknowledges() throws Exception {
        UUID incident = page("slack", "U024BE7LH", null);

        Request request = sent("/api/chat.postMessage");

        JsonNode message = json(request);
        assertThat(message.at("/channel").asText()).isEqualTo("U024BE7LH");
        assertThat(message.at("/text").asText()).contains("&lt;b&gt;now");
        JsonNode button = message.at("/blocks/3/elements/0");
        assertThat(button.at("/action_id").asText()).isEqualTo("acknowledge");
        String payload = EventJson.mapper()
                .createObjectNode()
                .put("response_url", FakeProviders.uri() + "/actions/1")
                .set("actions", EventJson.mapper().createArrayNode().add(button))
                .toString();
        String body = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
        handedOver(incident);
        String time = Long.toString(clock.instant().getEpochSecond());
        fromSlack(time, "v0=00", body).statusCode(403).body("code", equalTo("answer-not-signed"));
        fromSlack(time, slackSignature(time, body), body).statusCode(200);
        acknowledged(incident, AcknowledgedBy.CHAT);
        assertThat(json(sent("/actions/1")).at("/text").asText()).contains("INC-1042 is acknowledged");
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
    void telegramsButtonAcknowledges() throws Exception {
        UUID incident = page("telegram", "123456789", null);

        JsonNode message = json(sent("/bot" + FakeProviders.TELEGRAM_TOKEN + "/sendMessage"));

        assertThat(message.at("/chat_id").asLong()).isEqualTo(123456789);
        String data =
                message.at("/reply_markup/inline_keyboard/0/0/callback_data").asText();
        assertThat(data).hasSize(43);
        String update = "{\"update_id\":1,\"callback_query\":{\"id\":\"77\",\"data\":\"" + data + "\"}}";
        fromTelegram("guessed", update).statusCode(403);
        fromTelegram(FakeProviders.TELEGRAM_SECRET, update)
                .statusCode(200)
                .body("method", equalTo("answerCallbackQuery"))
                .body("callback_query_id", equalTo("77"));
        acknowledged(incident, AcknowledgedBy.CHAT);
    }

    @Test
    void mattermostsButtonAcknowledges() throws Exception {
        UUID incident = page("mattermost", FakeProviders.uri() + "/hooks/2", null);
        JsonNode button = json(sent("/hooks/2")).at("/attachments/0/actions/0");

        assertThat(button.at("/integration/url").asText()).isEqualTo(PUBLIC + "/answers/mattermost");
        given().contentType(ContentType.JSON)
                .body("{\"user_id\":\"u\",\"context\":" + button.at("/integration/context") + "}")
                .post("/answers/mattermost")
                .then()
                .statusCode(200)
                .body("ephemeral_text", containsString("is acknowledged"));
        acknowledged(incident, AcknowledgedBy.CHAT);
    }

    @Test
    void ntfysButtonPostsToTheLink() throws Exception {
        UUID incident = page("ntfy", FakeProviders.uri() + "/oncall-rami", "tk_test");
        Request request = sent("/");

        assertThat(request.headers()).containsEntry("authorization", "Bearer tk_test");
        JsonNode message = json(request);
        assertThat(message.at("/topic").asText()).isEqualTo("oncall-rami");
        assertThat(message.at("/actions/0/method").asText()).isEqualTo("POST");
        given().post("/a/" + tokenIn(message.at("/actions/0/url").asText()))
                .then()
                .statusCode(200);
        acknowledged(incident, AcknowledgedBy.LINK);
    }

    @Test
    void aKeptPagerDutyAndOpsgenieGetThePageAsOneAlert() throws Exception {
        String key = "0123456789abcdef0123456789abcdef";
        UUID incident = page("pagerduty", "payments", key);
        JsonNode event = json(sent("/v2/enqueue"));
        assertThat(event.at("/routing_key").asText()).isEqualTo(key);
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
                "webpush,   '{}',                 none, is not set up here: muster.channel.web-push",
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
                .body("channels.find { it.kind == 'webpush' }.lacking", containsString("web-push.public-key"));
    }

    @Test
    void anAnswerThatNobodySignedIsRefused() {
        given().contentType(ContentType.URLENC)
                .header("X-Twilio-Signature", "AAAA")
                .body("From=%2B4930123456&Body=123456")
                .post("/answers/sms")
                .then()
                .statusCode(403)
                .body("code", equalTo("answer-not-signed"));
    }

    private static ValidatableResponse fromTwilio(String path, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(PUBLIC + path);
        StringBuilder body = new StringBuilder();
        new TreeMap<>(form).forEach((name, value) -> {
            signed.append(name).append(value);
            body.append(body.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        String signature =
                Base64.getEncoder().encodeToString(mac("HmacSHA1", FakeProviders.TWILIO_TOKEN, signed.toString()));
        return given().contentType(ContentType.URLENC)
                .header("X-Twilio-Signature", signature)
                .body(body.toString())
                .post(path)
                .then();
    }

    private static ValidatableResponse fromSlack(String time, String signature, String body) {
        return given().contentType(ContentType.URLENC)
                .header("X-Slack-Request-Timestamp", time)
                .header("X-Slack-Signature", signature)
                .body(body)
                .post("/answers/slack")
                .then();
    }

    private static String slackSignature(String time, String body) {
        byte[] mac = mac("HmacSHA256", FakeProviders.SLACK_SIGNING_SECRET, "v0:" + time + ":" + body);
        return "v0=" + HexFormat.of().formatHex(mac);
    }

    private static ValidatableResponse fromTelegram(String secret, String update) {
        return given().contentType(ContentType.JSON)
                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                .body(update)
                .post("/answers/telegram")
                .then();
    }

    private static byte[] mac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
