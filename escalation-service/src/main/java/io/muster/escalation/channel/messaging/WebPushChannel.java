package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.web.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import nl.martijndwars.webpush.Notification;
import nl.martijndwars.webpush.Urgency;
import org.jose4j.lang.JoseException;

/**
 * A browser that somebody allowed to be woken (RFC 8030, encrypted as RFC 8291 says): the address is the subscription as
 * the browser gave it, in JSON. A subscription that is gone is a contact that failed.
 */
@ApplicationScoped
class WebPushChannel extends HttpPageChannel {

    private static final int LONGEST_PAYLOAD = 3000;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LONGEST_TOPIC = 32;

    private final ChannelConfig.WebPush keys;

    WebPushChannel(ChannelConfig channels) {
        this.keys = channels.webPush();
    }

    @Override
    public String name() {
        return "webpush";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK), LONGEST_PAYLOAD);
    }

    @Override
    Optional<String> lacking() {
        return keys.publicKey().isPresent()
                        && keys.privateKey().isPresent()
                        && keys.subject().isPresent()
                ? Optional.empty()
                : Optional.of("muster.channel.web-push.public-key, private-key and subject");
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        JsonNode subscription = subscription(address);
        if (!subscription.path("endpoint").isTextual()
                || !subscription.at("/keys/p256dh").isTextual()
                || !subscription.at("/keys/auth").isTextual()) {
            return Optional.of(
                    "A web push contact is a browser's subscription in JSON: endpoint, keys.p256dh, keys.auth");
        }
        return objectionToUrl(subscription.get("endpoint").asText()).or(() -> objectionToKeys(subscription));
    }

    private Optional<String> objectionToKeys(JsonNode subscription) {
        try {
            notification(subscription, new byte[0], "probe");
            return Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.of("The keys of the web push subscription are not valid");
        }
    }

    @Override
    Optional<String> hiddenName(String address) {
        return nameOfUrl(address, subscription(address).path("endpoint").asText());
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        PageText text = PageText.of(page, link);
        ObjectNode shown = Json.object()
                .put("title", text.subject())
                .put("body", PageText.cut(text.plain(), LONGEST_PAYLOAD / 2))
                .put("url", link)
                .put("tag", page.pageId().toString());
        String topic = page.pageId().toString().replace("-", "").substring(0, LONGEST_TOPIC);
        try {
            Notification notification = notification(subscription(addressOf(page)), Json.bytes(shown), topic);
            return new WebPushRequests(
                            keys.publicKey().orElseThrow(),
                            keys.privateKey().orElseThrow(),
                            keys.subject().orElseThrow())
                    .of(notification);
        } catch (GeneralSecurityException | IOException | JoseException e) {
            throw new IllegalStateException("the message cannot be encrypted: " + e.getMessage(), e);
        }
    }

    private static Notification notification(JsonNode subscription, byte[] payload, String topic)
            throws GeneralSecurityException {
        return Notification.builder()
                .endpoint(subscription.path("endpoint").asText())
                .userPublicKey(subscription.at("/keys/p256dh").asText())
                .userAuth(subscription.at("/keys/auth").asText())
                .payload(payload)
                .ttl(Math.toIntExact(KEPT.toSeconds()))
                .urgency(Urgency.HIGH)
                .topic(topic)
                .build();
    }

    private static JsonNode subscription(String address) {
        try {
            JsonNode tree = EventJson.mapper().readTree(address.getBytes(StandardCharsets.UTF_8));
            return tree == null ? Json.object() : tree;
        } catch (IOException e) {
            return Json.object();
        }
    }

    @Override
    Outcome outcome(HttpAnswer answer) {
        return answer.status() == 404 || answer.status() == 410
                ? new Outcome.Rejected("the browser's subscription is gone (HTTP " + answer.status() + ")")
                : super.outcome(answer);
    }
}
