package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.Severity;
import io.muster.durable.Attempt;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hand-over to an Opsgenie that is kept (Alert API): the address is a name for people, the secret the API key. The page
 * is the alias, by which Opsgenie drops doubles.
 */
@ApplicationScoped
class OpsgenieChannel extends HttpPageChannel {

    private static final int LONGEST_MESSAGE = 130;
    private static final int LONGEST_DESCRIPTION = 15_000;

    private final ChannelConfig.Opsgenie opsgenie;

    OpsgenieChannel(ChannelConfig channels) {
        this.opsgenie = channels.opsgenie();
    }

    @Override
    public String name() {
        return "opsgenie";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK), LONGEST_DESCRIPTION);
    }

    /** Each page is an alert of its own there. */
    @Override
    boolean bundles() {
        return false;
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return secret.filter(key -> !key.isBlank()).isPresent()
                ? Optional.ofNullable(http.deniedBecause(opsgenie.url()))
                : Optional.of("A hand-over to Opsgenie needs an API key as its secret");
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        PageText text = PageText.of(page, link);
        String ending = text.hasLink() ? "\n\n" + (text.asks() ? "Acknowledge: " : "See: ") + link : "";
        ObjectNode alert = Json.object()
                .put("message", PageText.cut(text.subject(), LONGEST_MESSAGE))
                .put("alias", page.pageId().toString())
                .put("description", PageText.cut(text.plain() + ending, LONGEST_DESCRIPTION))
                .put("priority", priority(page.severity()))
                .put("source", "muster");
        if (!page.service().isBlank()) {
            alert.put("entity", page.service());
        }
        alert.putObject("details").put("incident", page.incidentId().toString()).put("link", link);
        return new Request(
                opsgenie.url().resolve("/v2/alerts"),
                Map.of("content-type", Json.TYPE, "authorization", "GenieKey " + secretOf(page)),
                Json.bytes(alert));
    }

    private static String priority(Severity severity) {
        return switch (severity) {
            case SEV1 -> "P1";
            case SEV2 -> "P2";
            case SEV3 -> "P3";
        };
    }
}
