package io.muster.escalation.channel;

import static io.muster.escalation.channel.ProviderCalls.PUBLIC;
import static io.muster.escalation.channel.ProviderCalls.form;
import static io.muster.escalation.channel.ProviderCalls.fromSlack;
import static io.muster.escalation.channel.ProviderCalls.fromTelegram;
import static io.muster.escalation.channel.ProviderCalls.fromTwilio;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventJson;
import io.muster.escalation.Store;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.FakeProviders.Request;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What people say from the message itself, by a button, a code or a key: that it is theirs, that they cannot come, that the
 * next level is needed. Rami is paged; Ada is the next level.
 */
@QuarkusTest
@WithMuster
class MessageAnswersTest extends WithContact {

    private static final String PHONE = "+4930123456";

    @Test
    void aTextMessageIsAcknowledgedByItsCode() {
        UUID incident = page("sms", PHONE, null);
        Map<String, String> sent = form(sent("/2010-04-01/Accounts/ACtest/Messages.json"));
        assertThat(sent).containsEntry("To", PHONE).containsEntry("From", "+4930000000");
        assertThat(sent.get("Body")).hasSizeLessThanOrEqualTo(459).contains("[SEV3] INC-1042", "/a/");
        String code = code(sent.get("Body"));
        handedOver(incident);

        fromTwilio("/answers/sms", Map.of("From", "+4930999999", "Body", code))
                .body(containsString("There is no page that this answers"));
        fromTwilio("/answers/sms", Map.of("From", PHONE, "Body", "what?")).body(containsString("six digits"));
        fromTwilio("/answers/sms", Map.of("From", PHONE, "Body", "ok " + code))
                .statusCode(200)
                .body(containsString("INC-1042 is acknowledged"));

        acknowledged(incident, AcknowledgedBy.SMS);
    }

    @Test
    void aTextMessageIsDeclinedByAWordBesideTheCode() {
        UUID incident = page("sms", PHONE, null);
        String code =
                code(form(sent("/2010-04-01/Accounts/ACtest/Messages.json")).get("Body"));
        handedOver(incident);

        fromTwilio("/answers/sms", Map.of("From", PHONE, "Body", code + " no"))
                .body(containsString("You declined INC-1042. Others are asked for."));

        declined(incident);
    }

    @Test
    void aCallIsAcknowledgedByAKey() {
        UUID incident = page("voice", PHONE, null);
        String call = form(sent("/2010-04-01/Accounts/ACtest/Calls.json")).get("Twiml");
        assertThat(call).contains("Card payments fail &lt;b&gt;now", "Press 1 to acknowledge");

        fromTwilio(answerOf(call), Map.of("Digits", "7")).body(containsString("still waits"));
        fromTwilio(answerOf(call), Map.of("Digits", "1")).statusCode(200).body(containsString("is acknowledged"));

        acknowledged(incident, AcknowledgedBy.VOICE);
    }

    @Test
    void aKeyHasTheNextLevelPagedOrSaysThatNobodyComes() {
        UUID incident = page("voice", PHONE, null);
        String call = form(sent("/2010-04-01/Accounts/ACtest/Calls.json")).get("Twiml");

        fromTwilio(answerOf(call), Map.of("Digits", "2"))
                .body(containsString("The next level is paged for INC-1042. You stay on it."));
        nextLevelIsPaged(incident);
        fromTwilio(answerOf(call), Map.of("Digits", "2"))
                .body(containsString("The next level is paged for INC-1042. You stay on it."));
        fromTwilio(answerOf(call), Map.of("Digits", "3")).body(containsString("You declined INC-1042"));

        declined(incident);
    }

    @Test
    void slacksBotWritesAndItsButtonAcknowledges() {
        UUID incident = page("slack", "U024BE7LH", null);
        JsonNode message = json(sent("/api/chat.postMessage"));
        assertThat(message.at("/channel").asText()).isEqualTo("U024BE7LH");
        assertThat(message.at("/text").asText()).contains("&lt;b&gt;now");
        handedOver(incident);
        String body = pressed(button(message, "acknowledge"));

        fromSlack(Long.toString(clock.instant().getEpochSecond()), "v0=00", body)
                .statusCode(403)
                .body("code", equalTo("answer-not-signed"));
        fromSlack(clock.instant(), body).statusCode(200);

        acknowledged(incident, AcknowledgedBy.CHAT);
        assertThat(json(sent("/actions/1")).at("/text").asText()).contains("INC-1042 is acknowledged");
    }

    @Test
    void slacksButtonsAlsoCallOthers() {
        UUID incident = page("slack", "U024BE7LH", null);
        JsonNode message = json(sent("/api/chat.postMessage"));
        handedOver(incident);

        fromSlack(clock.instant(), pressed(button(message, "escalate")))
                .body("text", startsWith("The next level is paged for INC-1042"));
        nextLevelIsPaged(incident);
        fromSlack(clock.instant(), pressed(button(message, "decline")))
                .body("text", startsWith("You declined INC-1042"));
        fromSlack(clock.instant(), pressed(button(message, "open")))
                .statusCode(200)
                .body(equalTo("{}"));

        declined(incident);
    }

    @Test
    void telegramsButtonsAnswer() {
        UUID incident = page("telegram", "123456789", null);
        JsonNode message = json(sent("/bot" + FakeProviders.TELEGRAM_TOKEN + "/sendMessage"));
        assertThat(message.at("/chat_id").asLong()).isEqualTo(123456789);
        JsonNode rows = message.at("/reply_markup/inline_keyboard");
        assertThat(rows.findValuesAsText("callback_data"))
                .allMatch(data -> data.length() <= 64)
                .hasSize(3);
        String decline = update(rows.at("/1/1/callback_data").asText());

        fromTelegram("guessed", decline).statusCode(403);
        fromTelegram(FakeProviders.TELEGRAM_SECRET, decline)
                .body("method", equalTo("answerCallbackQuery"))
                .body("text", startsWith("You declined INC-1042"));
        declined(incident);
        fromTelegram(
                        FakeProviders.TELEGRAM_SECRET,
                        update(rows.at("/0/0/callback_data").asText()))
                .statusCode(200)
                .body("callback_query_id", equalTo("77"));

        acknowledged(incident, AcknowledgedBy.CHAT);
    }

    @Test
    void mattermostsButtonsAnswer() {
        UUID incident = page("mattermost", FakeProviders.uri() + "/hooks/2", null);
        JsonNode buttons = json(sent("/hooks/2")).at("/attachments/0/actions");
        assertThat(buttons.at("/0/integration/url").asText()).isEqualTo(PUBLIC + "/answers/mattermost");

        inMattermost(buttons.get(1)).body("ephemeral_text", startsWith("The next level is paged"));
        nextLevelIsPaged(incident);
        inMattermost(buttons.get(0)).statusCode(200).body("ephemeral_text", containsString("is acknowledged"));

        acknowledged(incident, AcknowledgedBy.CHAT);
    }

    @Test
    void ntfysButtonsPostToTheLink() {
        UUID incident = page("ntfy", FakeProviders.uri() + "/oncall-rami", "tk_test");
        Request request = sent("/");
        assertThat(request.headers()).containsEntry("authorization", "Bearer tk_test");
        JsonNode actions = json(request).at("/actions");
        assertThat(actions.findValuesAsText("method")).containsExactly("POST", "POST");

        given().post(Store.pathOf(actions.at("/1/url").asText())).then().statusCode(200);
        declined(incident);
        given().post(Store.pathOf(actions.at("/0/url").asText())).then().statusCode(200);

        acknowledged(incident, AcknowledgedBy.LINK);
    }

    /** A workflow's card cannot call back; its buttons open the link's page, which asks for that answer first. */
    @Test
    void teamsButtonsOpenTheLinksPage() {
        UUID incident = page("teams", FakeProviders.uri() + "/workflows/1", null);
        JsonNode actions = json(sent("/workflows/1")).at("/attachments/0/content/actions");
        String decline = Store.pathOf(actions.at("/2/url").asText());
        handedOver(incident);

        given().get(decline).then().statusCode(200).body(containsString("You cannot come?"));
        assertThat(topic.all(incident)).noneMatch(event -> event instanceof ResponderPaged page && page.level() == 2);
        given().post(decline).then().statusCode(200);

        declined(incident);
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

    private static String code(String text) {
        return text.replaceAll("(?s).*Reply (\\d{6}) .*", "$1");
    }

    /** Where the keys of a call go. */
    private static String answerOf(String twiml) {
        return twiml.replaceAll("(?s).*?action=\"" + PUBLIC + "([^\"]+)\".*", "$1");
    }

    private static JsonNode button(JsonNode message, String action) {
        for (JsonNode element : message.at("/blocks/3/elements")) {
            if (element.path("action_id").asText().equals(action)) {
                return element;
            }
        }
        throw new AssertionError("no button " + action + " in " + message);
    }

    private static String pressed(JsonNode button) {
        String payload = EventJson.mapper()
                .createObjectNode()
                .put("response_url", FakeProviders.uri() + "/actions/1")
                .set("actions", EventJson.mapper().createArrayNode().add(button))
                .toString();
        return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }

    private static String update(String data) {
        return "{\"update_id\":1,\"callback_query\":{\"id\":\"77\",\"data\":\"" + data + "\"}}";
    }

    private static ValidatableResponse inMattermost(JsonNode button) {
        return given().contentType(ContentType.JSON)
                .body("{\"user_id\":\"u\",\"context\":" + button.at("/integration/context") + "}")
                .post("/answers/mattermost")
                .then();
    }

    private void nextLevelIsPaged(UUID incident) {
        ResponderPaged next = topic.await(ResponderPaged.class, incident, 2).getLast();
        assertThat(next.level()).isEqualTo(2);
        assertThat(next.person()).isEqualTo(store.id("ada"));
    }

    /** Rami does not come, and Ada is asked for. */
    private void declined(UUID incident) {
        nextLevelIsPaged(incident);
        Store.incident(incident).body("pages[0].state", equalTo("declined"));
    }

    private void acknowledged(UUID incident, AcknowledgedBy by) {
        PageAcknowledged event = topic.await(PageAcknowledged.class, incident);
        assertThat(event.by()).isEqualTo(by);
        assertThat(event.person()).isEqualTo(store.id("rami"));
    }
}
