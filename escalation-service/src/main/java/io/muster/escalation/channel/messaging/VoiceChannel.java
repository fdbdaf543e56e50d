package io.muster.escalation.channel.messaging;

import io.muster.contracts.Ids;
import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.PublicAddress;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.CallsMade;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.SpokenPage;
import io.muster.web.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A telephone call that reads the page aloud; keys answer. */
@ApplicationScoped
class VoiceChannel extends TwilioChannel {

    private static final int LONGEST_SPOKEN = 600;

    /** Statuses that leave open whether the request was carried out. */
    private static final Set<Integer> BROKEN = Set.of(500, 502, 504);

    private final TwilioApi twilio;
    private final CallsMade calls;

    VoiceChannel(ChannelConfig channels, EscalationConfig config, CallsMade calls) {
        this.twilio = new TwilioApi(channels.twilio(), config.publicUrl());
        this.calls = calls;
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
        return new EarlierCalls(listed(twilio.latestCallsTo(page.address()))
                        .flatMap(TwilioApi::called)
                        .map(listed -> maybeFor(attempt.deliveryId(), listed)))
                .instead(attempt.number(), Ids.madeAt(attempt.deliveryId()));
    }

    private List<Instant> maybeFor(UUID delivery, List<TwilioApi.Call> listed) {
        return listed.stream()
                .filter(call -> !calls.isForAnother(call.sid(), delivery))
                .map(TwilioApi.Call::at)
                .toList();
    }

    @Override
    void taken(Attempt attempt, Outcome.Sent sent) {
        TwilioApi.sidIn(sent).ifPresent(sid -> calls.made(sid, attempt.deliveryId()));
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
