package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.SpokenPage;
import io.muster.web.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A telephone call that reads the page aloud; keys answer. */
@ApplicationScoped
class VoiceChannel extends HttpPageChannel {

    private static final int LONGEST_SPOKEN = 600;

    private final TwilioApi twilio;

    VoiceChannel(ChannelConfig channels, EscalationConfig config) {
        this.twilio = new TwilioApi(channels.twilio(), config.publicUrl());
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.KEY), LONGEST_SPOKEN);
    }

    @Override
    Optional<String> lacking() {
        return twilio.lacking();
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return TwilioApi.objection(address);
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        String said = PageText.of(page, link).brief(LONGEST_SPOKEN, "");
        URI answer = config.publicUrl().resolve("/answers/voice/" + link.substring(link.lastIndexOf('/') + 1));
        return twilio.post(
                "Calls.json",
                attempt.deliveryId(),
                Map.of(
                        "To",
                        page.address(),
                        "Twiml",
                        SpokenPage.asking("This is Muster, for " + page.name() + ". " + said, answer)));
    }

    @Override
    Outcome outcome(HttpAnswer answer) {
        return TwilioApi.outcome(answer);
    }
}
