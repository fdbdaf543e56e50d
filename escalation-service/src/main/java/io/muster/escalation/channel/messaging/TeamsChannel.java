package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** Microsoft Teams by a workflow's webhook: an adaptive card. The address is the workflow's URL. */
@ApplicationScoped
class TeamsChannel extends HttpPageChannel {

    private static final int LONGEST_TEXT = 4000;

    @Override
    public String name() {
        return "teams";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK), LONGEST_TEXT);
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
        ObjectNode message = Json.object().put("type", "message");
        ObjectNode attachment = Json.object()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl");
        attachment.set("content", card(PageText.of(page, link)));
        message.set("attachments", Json.array(attachment));
        return new Request(URI.create(addressOf(page)), Map.of("content-type", Json.TYPE), Json.bytes(message));
    }

    private static ObjectNode card(PageText text) {
        ObjectNode title =
                block(Markdown.plain(text.subject())).put("size", "Large").put("weight", "Bolder");
        ObjectNode facts = Json.object().put("type", "FactSet");
        facts.set(
                "facts",
                Json.array(text.facts().entrySet().stream().map(fact -> fact(fact.getKey(), fact.getValue()))));
        ObjectNode card = Json.object()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.set(
                "body",
                Json.array(
                        title, facts, block(PageText.cut("Why you: " + Markdown.plain(text.reason()), LONGEST_TEXT))));
        card.set("actions", text.hasLink() ? actions(text) : Json.array());
        return card;
    }

    private static ArrayNode actions(PageText text) {
        return text.asks()
                ? Json.array(
                        open(PageAnswer.ACKNOWLEDGE, text.link()),
                        open(PageAnswer.ESCALATE, text.link()),
                        open(PageAnswer.DECLINE, text.link()))
                : Json.array(Json.object()
                        .put("type", "Action.OpenUrl")
                        .put("title", "Open")
                        .put("url", text.link()));
    }

    /** A workflow's card cannot call back: its buttons open the link's page, which asks for that answer first. */
    private static ObjectNode open(PageAnswer answer, String link) {
        return Json.object()
                .put("type", "Action.OpenUrl")
                .put("title", ChatButtons.label(answer))
                .put("url", answer == PageAnswer.ACKNOWLEDGE ? link : link + "?answer=" + ChatButtons.name(answer));
    }

    private static ObjectNode block(String text) {
        return Json.object().put("type", "TextBlock").put("wrap", true).put("text", text);
    }

    private static ObjectNode fact(String title, String value) {
        return Json.object().put("title", title).put("value", PageText.cut(Markdown.plain(value), LONGEST_TEXT));
    }
}
