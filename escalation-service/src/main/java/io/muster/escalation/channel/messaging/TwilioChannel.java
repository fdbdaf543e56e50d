package io.muster.escalation.channel.messaging;

import io.muster.durable.Outcome;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import java.time.Duration;
import java.util.Optional;

/** A channel to telephone numbers. */
abstract class TwilioChannel extends HttpPageChannel {

    private static final Duration LOOK_PATIENCE = Duration.ofSeconds(3);
    /** Of a list of 200 calls, each of which is some 2 KB. */
    private static final int LONGEST_LIST = 2 << 20;

    abstract TwilioApi twilio();

    /** Looking for what an earlier attempt has done is a part of the attempt. */
    @Override
    public final Duration timeout() {
        return super.timeout().plus(LOOK_PATIENCE);
    }

    /** What Twilio lists; empty when it could not be asked. */
    final Optional<HttpAnswer> listed(Request list) {
        try {
            return Optional.of(http.get(list.uri(), list.headers(), LOOK_PATIENCE, LONGEST_LIST));
        } catch (OutboundFailure e) {
            return Optional.empty();
        }
    }

    @Override
    final Optional<String> lacking() {
        return twilio().lacking();
    }

    @Override
    final Optional<String> objection(String address, Optional<String> secret) {
        return TwilioApi.objection(address)
                .or(() -> Optional.ofNullable(
                        http.deniedBecause(twilio().account().url())));
    }

    @Override
    Outcome outcome(HttpAnswer answer) {
        return TwilioApi.outcome(answer);
    }
}
