package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.ReplyCode;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A text message: one paragraph with a link and, for a telephone that can only write, a code to send back. */
@ApplicationScoped
class SmsChannel extends HttpPageChannel {

    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(3);

    private final TwilioApi twilio;

    SmsChannel(ChannelConfig channels, EscalationConfig config) {
        this.twilio = new TwilioApi(channels.twilio(), config.publicUrl());
    }

    @Override
    public String name() {
        return "sms";
    }

    /** Looking for an earlier message is a part of the attempt. */
    @Override
    public Duration timeout() {
        return super.timeout().plus(LOOK_PATIENCE);
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK, Answer.REPLY), twilio.account().longestSms(), true);
    }

    @Override
    Optional<String> lacking() {
        return twilio.lacking();
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return TwilioApi.objection(address)
                .or(() ->
                        Optional.ofNullable(http.deniedBecause(twilio.account().url())));
    }

    @Override
    Request request(Attempt attempt, PagePayload page, String link) {
        PageText told = PageText.of(page, link);
        String text = told.brief(twilio.account().longestSms(), told.asks() ? answers(link) : link);
        return twilio.message(attempt.deliveryId(), Map.of("To", page.address(), "Body", text));
    }

    /** The link is in no other message. */
    @Override
    Optional<Outcome> before(Attempt attempt, PagePayload page, String link) {
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Request list = twilio.latestTo(page.address());
        try {
            return TwilioApi.sent(http.get(list.uri(), list.headers(), LOOK_PATIENCE), link);
        } catch (OutboundFailure e) {
            return Optional.empty();
        }
    }

    private static String answers(String link) {
        String code = ReplyCode.besides(link);
        return "Reply " + code + " to acknowledge, " + code + " no if you cannot come, " + code
                + " next for the next level, or " + link;
    }

    @Override
    Outcome outcome(HttpAnswer answer) {
        return TwilioApi.outcome(answer);
    }
}
