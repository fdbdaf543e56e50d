package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.web.StandardWebhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A signed webhook (Standard Webhooks); its id is the delivery's. */
@ApplicationScoped
class WebhookChannel extends HttpPageChannel {

    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;
    private static final int LONGEST_BODY = 20_000;

    private final Clock clock;

    WebhookChannel(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK), LONGEST_BODY);
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return objectionToUrl(address)
                .or(() -> secret.filter(WebhookChannel::isSecret).isEmpty()
                        ? Optional.of("A webhook needs a secret: whsec_ and the base64 of 24 to 64 bytes")
                        : Optional.empty());
    }

    private static boolean isSecret(String text) {
        if (!text.startsWith(StandardWebhooks.SECRET_PREFIX)) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(text.substring(StandardWebhooks.SECRET_PREFIX.length())).length;
            return length >= SHORTEST_SECRET && length <= LONGEST_SECRET;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        byte[] body = StoredJson.write(WebhookBody.of(page, link)).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                new HashMap<>(StandardWebhooks.headers(secretOf(page), attempt.deliveryId(), clock.instant(), body));
        headers.put("content-type", Json.TYPE);
        return new Request(URI.create(page.address()), headers, body);
    }
}
