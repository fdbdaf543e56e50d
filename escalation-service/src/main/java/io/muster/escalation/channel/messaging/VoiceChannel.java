package io.muster.escalation.channel.messaging;

import io.muster.contracts.Ids;
import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.PublicAddress;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.SpokenPage;
import io.muster.web.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A telephone call that reads the page aloud; keys answer. */
@ApplicationScoped
class VoiceChannel extends TwilioChannel {

    private static final int LONGEST_SPOKEN = 600;

    /** Statuses that leave open whether the request was carried out. */
    private static final Set<Integer> BROKEN = Set.of(500, 502, 504);

    private final TwilioApi twilio;

    VoiceChannel(ChannelConfig channels, EscalationConfig config) {
        this.twilio = new TwilioApi(channels.twilio(), config.publicUrl());
    }

    @Override
    TwilioApi twilio() {
        return twilio;
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.KEY), LONGEST_SPOKEN, true);
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        PageText text = PageText.of(page, link);
        String said = "This is Muster, for " + page.name() + ". " + text.brief(LONGEST_SPOKEN, "");
        URI answer = PublicAddress.of(config.publicUrl(), "answers/voice/" + text.token());
        return twilio.call(
                attempt.deliveryId(),
                Map.of(
                        "To",
                        page.address(),
                        "Twiml",
                        text.asks() ? SpokenPage.asking(said, answer) : SpokenPage.telling(said)));
    }

    /** What an earlier attempt has come to is told by itself; here it is asked whether there can have been a call at all. */
    @Override
    Optional<Outcome> before(Attempt attempt, PagePayload page, String link) {
        return new EarlierCalls(listed(twilio.latestCallsTo(page.address())).flatMap(TwilioApi::called))
                .instead(attempt.number(), Ids.madeAt(attempt.deliveryId()));
    }

    /** Meanwhile Twilio tells by itself that it calls, if it does. */
    @Override
    Duration restAfterSilence() {
        return twilio.account().toldWithin();
    }

    /** What broke at the provider may have called nevertheless, as when no answer came. */
    @Override
    Outcome outcome(HttpAnswer answer) {
        Outcome outcome = super.outcome(answer);
        return outcome instanceof Outcome.Retry retry && BROKEN.contains(answer.status())
                ? new Outcome.Retry(retry.problem(), restAfterSilence())
                : outcome;
    }
}
