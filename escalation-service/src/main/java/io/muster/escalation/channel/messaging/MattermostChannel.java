package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.durable.Attempt;
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
    Request request(Attempt attempt, PagePayload page, String link) {
        PageText text = PageText.of(page, link);
        ObjectNode attachment = Json.object()
                .put("fallback", text.subject() + " " + link)
                .put("color", "#b3261e")
                .put("title", text.subject())
                .put("title_link", link)
                .put("text", PageText.cut("Why you: " + text.reason(), LONGEST_TEXT));
        attachment.set(
                "fields",
                Json.array(
                        field("Where", text.where()),
                        field("Since", text.since()),
                        field("Severity", text.severity()),
                        field("Service", text.service())));
        attachment.set(
                "actions",
                Json.array(
                        button(PageAnswer.ACKNOWLEDGE, link).put("style", "danger"),
                        button(PageAnswer.ESCALATE, link),
                        button(PageAnswer.DECLINE, link)));
        ObjectNode message = Json.object();
        message.set("attachments", Json.array(attachment));
        return new Request(URI.create(page.address()), Map.of("content-type", Json.TYPE), Json.bytes(message));
    }

    private ObjectNode button(PageAnswer answer, String link) {
        ObjectNode button = Json.object().put("id", ChatButtons.name(answer)).put("name", ChatButtons.label(answer));
        ObjectNode integration = button.putObject("integration");
        integration.put("url", config.publicUrl().resolve("/answers/mattermost").toString());
        integration
                .putObject("context")
                .put("token", link.substring(link.lastIndexOf('/') + 1))
                .put("answer", ChatButtons.name(answer));
        return button;
    }

    private static ObjectNode field(String title, String value) {
        return Json.object().put("title", title).put("value", value).put("short", true);
    }
}
