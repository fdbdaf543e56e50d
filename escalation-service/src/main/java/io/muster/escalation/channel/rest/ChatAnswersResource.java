package io.muster.escalation.channel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EventJson;
import io.muster.contracts.Refusal;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.ChannelProblem;
import io.muster.escalation.channel.ChatButtons;
import io.muster.escalation.paging.AnswerLink;
import io.muster.escalation.paging.PageAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.muster.web.Proof;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Buttons that people press in a chat. What the button carries is the token of the message's link. */
@Path("/answers")
@Tag(name = "answers")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class ChatAnswersResource {

    private static final Logger LOG = Logger.getLogger(ChatAnswersResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What Telegram shows at most. */
    private static final int LONGEST_ALERT = 200;

    private final AnswerLink links;
    private final ChannelConfig channels;
    private final OutboundHttp http;
    private final Clock clock;

    ChatAnswersResource(AnswerLink links, ChannelConfig channels, OutboundHttp http, Clock clock) {
        this.links = links;
        this.channels = channels;
        this.http = http;
        this.clock = clock;
    }

    @POST
    @Path("/slack")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            summary = "A button was pressed in Slack; signed by Slack",
            extensions = @Extension(name = Proof.EXTENSION, value = "Slack, by its signature"))
    public Uni<JsonNode> slack(
            @HeaderParam("X-Slack-Request-Timestamp") String timestamp,
            @HeaderParam("X-Slack-Signature") String signature,
            String body) {
        String secret = configured(channels.slack().signingSecret(), "muster.channel.slack.signing-secret");
        if (!Signatures.isSlack(secret, timestamp, signature, body, clock.instant())) {
            throw new Refusal(ChannelProblem.NOT_SIGNED, "The signature is not Slack's, or is older than five minutes");
        }
        JsonNode action = tree(FormBody.read(body).get("payload")).at("/actions/0");
        Optional<PageAnswer> answer =
                ChatButtons.answer(action.path("action_id").asText());
        if (answer.isEmpty()) {
            return Uni.createFrom().item(object());
        }
        String answerTo =
                tree(FormBody.read(body).get("payload")).path("response_url").asText("");
        return answered(action.path("value").asText(), answer.get())
                .invoke(words -> tellSlack(answerTo, words))
                .map(words -> object().put("text", words));
    }

    /** Slack shows what is posted back to the message, not what the request is answered with. */
    private void tellSlack(String answerTo, String words) {
        if (!answerTo.isEmpty()) {
            ObjectNode message = object().put("replace_original", false).put("text", words);
            byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
            Thread.ofVirtual().name("slack-answer").start(() -> {
                try {
                    http.post(URI.create(answerTo), Map.of("content-type", MediaType.APPLICATION_JSON), body, PATIENCE);
                } catch (OutboundFailure | IllegalArgumentException e) {
                    LOG.warnf("Slack was not told of the answer: %s", e.getMessage());
                }
            });
        }
    }

    @POST
    @Path("/mattermost")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A button was pressed in Mattermost; known by the token it carries",
            extensions = @Extension(name = Proof.EXTENSION, value = "whoever has the token that the button carries"))
    public Uni<JsonNode> mattermost(String body) {
        JsonNode context = tree(body).path("context");
        PageAnswer pressed = ChatButtons.answer(context.path("answer").asText()).orElse(PageAnswer.ACKNOWLEDGE);
        return answered(context.path("token").asText(), pressed).map(words -> {
            ObjectNode answer = object().put("ephemeral_text", words);
            answer.putObject("update").put("message", words).putObject("props");
            return answer;
        });
    }

    @POST
    @Path("/telegram")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A button was pressed in Telegram; carries the secret that the callback was set up with",
            extensions = @Extension(name = Proof.EXTENSION, value = "Telegram, by the secret of the callback"))
    public Uni<JsonNode> telegram(@HeaderParam("X-Telegram-Bot-Api-Secret-Token") String secret, String body) {
        String wanted = configured(channels.telegram().secret(), "muster.channel.telegram.secret");
        if (!Secrets.same(wanted, secret)) {
            throw new Refusal(ChannelProblem.NOT_SIGNED, "The secret is not the one of the callback");
        }
        JsonNode pressed = tree(body).path("callback_query");
        if (pressed.isMissingNode()) {
            return Uni.createFrom().item(object());
        }
        String data = pressed.path("data").asText();
        return answered(ChatButtons.token(data), ChatButtons.answerIn(data))
                .map(words -> object().put("method", "answerCallbackQuery")
                        .put("callback_query_id", pressed.path("id").asText())
                        .put("show_alert", true)
                        .put("text", words.length() > LONGEST_ALERT ? words.substring(0, LONGEST_ALERT) : words));
    }

    private Uni<String> answered(String token, PageAnswer answer) {
        return ToldBack.inWords(links.answer(token, answer, AcknowledgedBy.CHAT));
    }

    private static String configured(Optional<String> setting, String name) {
        return setting.orElseThrow(() -> new Refusal(ChannelProblem.NOT_SET_UP, name + " is not set"));
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode tree = json == null ? null : EventJson.mapper().readTree(json);
            return tree == null ? object() : tree;
        } catch (JsonProcessingException e) {
            throw new Refusal(ChannelProblem.UNREADABLE, "The body is not JSON");
        }
    }

    private static ObjectNode object() {
        return EventJson.mapper().createObjectNode();
    }
}
