package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.Severity;
import io.muster.durable.Attempt;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChatButtons;
import io.muster.escalation.paging.PageAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ntfy: the address is a topic's URL, the secret an access token where the topic needs one. */
@ApplicationScoped
class NtfyChannel extends HttpPageChannel {

    private static final int LONGEST_TEXT = 3500;
    private static final int URGENT = 5;
    private static final int HIGH = 4;

    @Override
    public String name() {
        return "ntfy";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK, Answer.BUTTON), LONGEST_TEXT);
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return objectionToUrl(address)
                .or(() -> topicOf(URI.create(address)).isEmpty()
                        ? Optional.of("The ntfy address names no topic, as https://ntfy.example/oncall-rami")
                        : Optional.empty());
    }

    @Override
    Optional<String> hiddenName(String address) {
        return nameOfUrl(address);
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        URI topic = URI.create(addressOf(page));
        PageText text = PageText.of(page, link);
        ObjectNode message = Json.object()
                .put("topic", topicOf(topic))
                .put("title", text.subject())
                .put("message", PageText.cut(text.plain(), LONGEST_TEXT))
                .put("priority", page.severity() == Severity.SEV3 ? HIGH : URGENT);
        message.set("tags", Json.object().arrayNode().add("rotating_light"));
        if (text.hasLink()) {
            message.put("click", link);
            message.set("actions", actions(text));
        }
        Map<String, String> headers = new HashMap<>(Map.of("content-type", Json.TYPE));
        secret(page).ifPresent(token -> headers.put("authorization", "Bearer " + token));
        return new Request(topic.resolve("."), headers, Json.bytes(message));
    }

    /** The phone posts to the link, as the link's page does; nothing is acknowledged by looking. */
    private static ArrayNode actions(PageText text) {
        ObjectNode open =
                Json.object().put("action", "view").put("label", "Open").put("url", text.link());
        return text.asks()
                ? Json.array(
                        post(PageAnswer.ACKNOWLEDGE, text.link()),
                        post(PageAnswer.DECLINE, text.link() + "?answer=" + ChatButtons.name(PageAnswer.DECLINE)),
                        open)
                : Json.array(open);
    }

    private static ObjectNode post(PageAnswer answer, String url) {
        return Json.object()
                .put("action", "http")
                .put("label", ChatButtons.label(answer))
                .put("url", url)
                .put("method", "POST")
                .put("clear", true);
    }

    private Optional<String> secret(PagePayload page) {
        return page.sealedSecret() == null ? Optional.empty() : Optional.of(secretOf(page));
    }

    private static String topicOf(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
