package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.muster.web.StandardWebhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A signed webhook (Standard Webhooks); its id is the delivery's. */
@ApplicationScoped
class WebhookChannel extends PageChannel {

    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;

    private final OutboundHttp http;
    private final EscalationConfig config;
    private final Clock clock;

    WebhookChannel(OutboundHttp http, EscalationConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Duration timeout() {
        return config.webhookTimeout();
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            return Optional.of("The webhook's address is not a URL");
        }
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            return Optional.of("The webhook's address is not an http or https URL");
        }
        if (secret.filter(WebhookChannel::isSecret).isEmpty()) {
            return Optional.of("A webhook needs a secret: whsec_ and the base64 of 24 to 64 bytes");
        }
        return Optional.ofNullable(http.deniedBecause(uri));
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
    Outcome hand(Attempt attempt, PagePayload page, String link) {
        byte[] body = StoredJson.write(WebhookBody.of(page, link)).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                new HashMap<>(StandardWebhooks.headers(secretOf(page), attempt.deliveryId(), clock.instant(), body));
        headers.put("content-type", "application/json");
        try {
            return outcome(http.post(URI.create(page.address()), headers, body, config.webhookTimeout()));
        } catch (OutboundFailure e) {
            return e.isWorthRetrying() ? new Outcome.Retry(e.getMessage()) : new Outcome.Rejected(e.getMessage());
        }
    }

    private static Outcome outcome(HttpAnswer answer) {
        String said = "HTTP " + answer.status();
        if (answer.isSuccess()) {
            return new Outcome.Sent(said);
        }
        return answer.isWorthRetrying() ? new Outcome.Retry(said) : new Outcome.Rejected(said);
    }
}
