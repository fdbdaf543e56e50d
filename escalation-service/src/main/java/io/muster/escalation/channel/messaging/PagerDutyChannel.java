package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.Severity;
import io.muster.durable.Attempt;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hand-over to a PagerDuty that is kept (Events API v2): the address is a name for people, the secret the routing key.
 * The page is the deduplication key, so that a second message about it is the same alert there.
 */
@ApplicationScoped
class PagerDutyChannel extends HttpPageChannel {

    private static final Pattern ROUTING_KEY = Pattern.compile("[0-9a-zA-Z]{32}");
    private static final int LONGEST_SUMMARY = 1024;

    private final ChannelConfig.PagerDuty pagerDuty;

    PagerDutyChannel(ChannelConfig channels) {
        this.pagerDuty = channels.pagerduty();
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK), LONGEST_SUMMARY);
    }

    /** Each page is an alert of its own there. */
    @Override
    boolean bundles() {
        return false;
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return secret.filter(key -> ROUTING_KEY.matcher(key).matches()).isPresent()
                ? Optional.ofNullable(http.deniedBecause(pagerDuty.url()))
                : Optional.of("A hand-over to PagerDuty needs a routing key of 32 characters as its secret");
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        PageText text = PageText.of(page, link);
        ObjectNode event = Json.object()
                .put("routing_key", secretOf(page))
                .put("event_action", "trigger")
                .put("dedup_key", page.pageId().toString())
                .put("client", "Muster");
        ObjectNode payload = event.putObject("payload")
                .put("summary", PageText.cut(text.subject(), LONGEST_SUMMARY))
                .put("source", page.service().isBlank() ? "muster" : page.service())
                .put("severity", severity(page.severity()))
                .put("timestamp", page.detectedAt().toString());
        ObjectNode details = payload.putObject("custom_details")
                .put("why", text.reason())
                .put("incident", page.incidentId().toString());
        text.facts().forEach((name, value) -> details.put(name.toLowerCase(Locale.ROOT), value));
        if (text.hasLink()) {
            String says = text.asks() ? "Acknowledge in Muster" : "Open";
            event.set("links", Json.array(Json.object().put("href", link).put("text", says)));
        }
        return new Request(
                pagerDuty.url().resolve("/v2/enqueue"), Map.of("content-type", Json.TYPE), Json.bytes(event));
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case SEV1 -> "critical";
            case SEV2 -> "error";
            case SEV3 -> "warning";
        };
    }
}
