package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.ReplyCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A text message: one paragraph with a link and, for a telephone that can only write, a code to send back. */
@ApplicationScoped
class SmsChannel extends TwilioChannel {

    private final TwilioApi twilio;

    SmsChannel(ChannelConfig channels, EscalationConfig config) {
        this.twilio = new TwilioApi(channels.twilio(), config.publicUrl());
    }

    @Override
    TwilioApi twilio() {
        return twilio;
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK, Answer.REPLY), twilio.account().longestSms(), true);
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
        return link.isEmpty()
                ? Optional.empty()
                : listed(twilio.latestTo(page.address())).flatMap(list -> TwilioApi.sent(list, link));
    }

    private static String answers(String link) {
        String code = ReplyCode.besides(link);
        return "Reply " + code + " to acknowledge, " + code + " no if you cannot come, " + code
                + " next for the next level, or " + link;
    }
}
