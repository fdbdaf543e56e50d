package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Telegram by a bot; the address is the chat's number. Buttons answer where callbacks are set up. */
@ApplicationScoped
class TelegramChannel extends HttpPageChannel {

    private static final Pattern CHAT = Pattern.compile("-?\\d{3,20}");
    private static final int LONGEST_TEXT = 4000;

    private final ChannelConfig.Telegram telegram;

    TelegramChannel(ChannelConfig channels) {
        this.telegram = channels.telegram();
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    Abilities abilities() {
        return new Abilities(
                telegram.secret().isPresent() ? Set.of(Answer.LINK, Answer.BUTTON) : Set.of(Answer.LINK), LONGEST_TEXT);
    }

    @Override
    Optional<String> lacking() {
        return telegram.botToken().isPresent() ? Optional.empty() : Optional.of("muster.channel.telegram.bot-token");
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return CHAT.matcher(address).matches()
                ? Optional.ofNullable(http.deniedBecause(telegram.url()))
                : Optional.of("'" + address + "' is not the number of a Telegram chat");
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        PageText text = PageText.of(page, link);
        ObjectNode message = Json.object()
                .put("chat_id", Long.parseLong(page.address()))
                .put("text", PageText.cut(text.subject() + "\n\n" + text.plain(), LONGEST_TEXT));
        if (text.hasLink()) {
            message.putObject("reply_markup").set("inline_keyboard", buttons(text));
        }
        String bot = "/bot" + telegram.botToken().orElseThrow();
        return new Request(
                telegram.url().resolve(bot + "/sendMessage"), Map.of("content-type", Json.TYPE), Json.bytes(message));
    }

    private JsonNode buttons(PageText text) {
        ObjectNode open = Json.object().put("text", "Open").put("url", text.link());
        return text.asks() && telegram.secret().isPresent()
                ? Json.array(
                        Json.array(button(PageAnswer.ACKNOWLEDGE, text), open),
                        Json.array(button(PageAnswer.ESCALATE, text), button(PageAnswer.DECLINE, text)))
                : Json.array(Json.array(open));
    }

    private static ObjectNode button(PageAnswer answer, PageText text) {
        return Json.object()
                .put("text", ChatButtons.label(answer))
                .put("callback_data", ChatButtons.data(answer, text.token()));
    }

    @Override
    Outcome outcome(HttpAnswer answer) {
        if (answer.isSuccess()) {
            return super.outcome(answer);
        }
        // its description often repeats where the message went: only the code is told
        JsonNode said = Json.read(answer);
        String problem = "HTTP " + answer.status() + ", Telegram's "
                + said.path("error_code").asText("");
        Duration rest = Duration.ofSeconds(
                Math.max(0, said.at("/parameters/retry_after").asLong()));
        return answer.isWorthRetrying() ? new Outcome.Retry(problem, rest) : new Outcome.Rejected(problem);
    }
}
