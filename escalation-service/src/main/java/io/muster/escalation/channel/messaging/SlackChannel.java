package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.ChatButtons;
import io.muster.escalation.paging.PageAnswer;
import io.muster.web.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Slack: to an incoming webhook (the address is its URL), or by the bot to a person or channel (the address is its id,
 * as {@code U024BE7LH}), where the message carries buttons that answer.
 */
@ApplicationScoped
class SlackChannel extends HttpPageChannel {

    private static final Pattern ID = Pattern.compile("[CDGUW][A-Z0-9]{5,20}");
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_SECTION = 2900;
    private static final int LONGEST_FIELD = 1900;

    private final ChannelConfig.Slack slack;

    SlackChannel(ChannelConfig channels) {
        this.slack = channels.slack();
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    Abilities abilities() {
        return new Abilities(
                slack.signingSecret().isPresent() ? Set.of(Answer.LINK, Answer.BUTTON) : Set.of(Answer.LINK),
                LONGEST_SECTION);
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        if (!ID.matcher(address).matches()) {
            return objectionToUrl(address);
        }
        return slack.botToken().isPresent()
                ? Optional.ofNullable(http.deniedBecause(slack.url()))
                : Optional.of("A Slack id needs the bot, which is not set up: muster.channel.slack.bot-token");
    }

    @Override
    Optional<String> hiddenName(String address) {
        return nameOfUrl(address);
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        String address = addressOf(page);
        boolean byBot = ID.matcher(address).matches();
        ObjectNode message =
                message(PageText.of(page, link), byBot && slack.signingSecret().isPresent());
        Map<String, String> headers = new HashMap<>(Map.of("content-type", Json.TYPE + "; charset=utf-8"));
        if (!byBot) {
            return new Request(URI.create(address), headers, Json.bytes(message));
        }
        message.put("channel", address);
        message.putObject("metadata")
                .put("event_type", "muster_page")
                .putObject("event_payload")
                .put("delivery", attempt.deliveryId().toString());
        headers.put("authorization", "Bearer " + slack.botToken().orElseThrow());
        return new Request(slack.url().resolve("/api/chat.postMessage"), headers, Json.bytes(message));
    }

    private static ObjectNode message(PageText text, boolean withButton) {
        ObjectNode header = Json.object().put("type", "header");
        header.putObject("text").put("type", "plain_text").put("text", PageText.cut(text.subject(), LONGEST_HEADER));
        ObjectNode facts = Json.object().put("type", "section");
        facts.set(
                "fields",
                Json.array(text.facts().entrySet().stream().map(fact -> field(fact.getKey(), fact.getValue()))));
        ObjectNode reason = Json.object().put("type", "section");
        reason.set("text", markdown(PageText.cut("*Why you:* " + escaped(text.reason()), LONGEST_SECTION)));
        ObjectNode message = Json.object().put("text", escaped(text.subject()));
        ArrayNode blocks = Json.array(header, facts, reason);
        if (text.hasLink()) {
            blocks.add(actions(text, withButton));
        }
        message.set("blocks", blocks);
        return message;
    }

    private static ObjectNode actions(PageText text, boolean withButton) {
        ObjectNode open = button(withButton || !text.asks() ? "Open" : "Acknowledge")
                .put("url", text.link())
                .put("action_id", "open");
        ObjectNode actions = Json.object().put("type", "actions");
        actions.set(
                "elements",
                withButton && text.asks()
                        ? Json.array(
                                answer(PageAnswer.ACKNOWLEDGE, text).put("style", "primary"),
                                answer(PageAnswer.ESCALATE, text),
                                answer(PageAnswer.DECLINE, text),
                                open)
                        : Json.array(open));
        return actions;
    }

    private static ObjectNode answer(PageAnswer answer, PageText text) {
        return button(ChatButtons.label(answer))
                .put("action_id", ChatButtons.name(answer))
                .put("value", text.token());
    }

    private static ObjectNode field(String title, String value) {
        return markdown(PageText.cut("*" + title + "*\n" + escaped(value), LONGEST_FIELD));
    }

    private static ObjectNode markdown(String text) {
        return Json.object().put("type", "mrkdwn").put("text", text);
    }

    private static ObjectNode button(String label) {
        ObjectNode button = Json.object().put("type", "button");
        button.putObject("text").put("type", "plain_text").put("text", label);
        return button;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The web API answers 200 with {@code ok: false}; a webhook answers by its status. */
    @Override
    Outcome outcome(HttpAnswer answer) {
        JsonNode said = Json.read(answer);
        if (!answer.isSuccess() || said.path("ok").asBoolean(true)) {
            return super.outcome(answer);
        }
        String error = said.path("error").asText("unknown");
        return PASSING.contains(error) ? new Outcome.Retry(error, answer.rest()) : new Outcome.Rejected(error);
    }
}
