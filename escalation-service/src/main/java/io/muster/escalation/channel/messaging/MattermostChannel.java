package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.durable.Attempt;
import io.muster.escalation.PublicAddress;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChatButtons;
import io.muster.escalation.paging.PageAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mattermost by an incoming webhook, whose URL is the address; its buttons answer. */
@ApplicationScoped
class MattermostChannel extends HttpPageChannel {

    private static final int LONGEST_TEXT = 4000;

    @Override
    public String name() {
        return "mattermost";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK, Answer.BUTTON), LONGEST_TEXT);
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return objectionToUrl(address);
    }

    @Override
    Optional<String> hiddenName(String address) {
        return nameOfUrl(address);
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        ObjectNode message = Json.object();
        message.set("attachments", Json.array(attachment(PageText.of(page, link))));
        return new Request(URI.create(addressOf(page)), Map.of("content-type", Json.TYPE), Json.bytes(message));
    }

    private ObjectNode attachment(PageText text) {
        ObjectNode attachment = Json.object()
                .put("fallback", (text.subject() + " " + text.link()).strip())
                .put("color", "#b3261e")
                .put("title", text.subject())
                .put("text", PageText.cut("Why you: " + Markdown.plain(text.reason()), LONGEST_TEXT));
        if (text.hasLink()) {
            attachment.put("title_link", text.link());
        }
        attachment.set(
                "fields",
                Json.array(text.facts().entrySet().stream().map(fact -> field(fact.getKey(), fact.getValue()))));
        if (text.asks()) {
            attachment.set(
                    "actions",
                    Json.array(
                            button(PageAnswer.ACKNOWLEDGE, text.link()).put("style", "danger"),
                            button(PageAnswer.ESCALATE, text.link()),
                            button(PageAnswer.DECLINE, text.link())));
        }
        return attachment;
    }

    private ObjectNode button(PageAnswer answer, String link) {
        ObjectNode button = Json.object().put("id", ChatButtons.name(answer)).put("name", ChatButtons.label(answer));
        ObjectNode integration = button.putObject("integration");
        integration.put(
                "url",
                PublicAddress.of(config.publicUrl(), "answers/mattermost").toString());
        integration
                .putObject("context")
                .put("token", link.substring(link.lastIndexOf('/') + 1))
                .put("answer", ChatButtons.name(answer));
        return button;
    }

    private static ObjectNode field(String title, String value) {
        return Json.object()
                .put("title", title)
                .put("value", Markdown.plain(value))
                .put("short", true);
    }
}
