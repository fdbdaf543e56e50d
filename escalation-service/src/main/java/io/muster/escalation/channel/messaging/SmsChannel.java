package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.ReplyCode;
import io.muster.web.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A text message: one paragraph with a link and, for a telephone that can only write, a code to send back. */
@ApplicationScoped
class SmsChannel extends HttpPageChannel {

    private final TwilioApi twilio;

    SmsChannel(ChannelConfig channels) {
        this.twilio = new TwilioApi(channels.twilio());
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK, Answer.REPLY), twilio.account().longestSms());
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
        String ending = told.asks() ? "Reply " + ReplyCode.besides(link) + " to acknowledge, or " + link : link;
        String text = told.brief(twilio.account().longestSms(), ending);
        return twilio.post(
                "Messages.json",
                Map.of("To", page.address(), "From", twilio.account().from().orElseThrow(), "Body", text));
    }

    @Override
    Outcome outcome(HttpAnswer answer) {
        return TwilioApi.outcome(answer);
    }
}
