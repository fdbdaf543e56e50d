package io.muster.escalation.channel.messaging;

import io.muster.escalation.channel.CallsMade;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The newest calls and their messages, in this replica's memory. */
final class RememberedCalls implements CallsMade {

    /** A day of an account that calls every few seconds; a page is tried for minutes. */
    private static final int MOST = 10_000;

    private final Map<String, UUID> deliveries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UUID> eldest) {
            return size() > MOST;
        }
    };

    /** A call, as replicas tell each other. @param call the provider's name of it */
    record Call(String call, UUID delivery) {

        private static final Pattern WORDS =
                Pattern.compile("(\\w{1,64}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

        String words() {
            return call + " " + delivery;
        }

        /** Empty when it says something else, as another version of this service may. */
        static Optional<Call> in(String words) {
            Matcher said = WORDS.matcher(words);
            return said.matches()
                    ? Optional.of(new Call(said.group(1), UUID.fromString(said.group(2))))
                    : Optional.empty();
        }
    }

    /** @return whether it is news */
    synchronized boolean learn(Call call) {
        return deliveries.putIfAbsent(call.call(), call.delivery()) == null;
    }

    @Override
    public void made(String call, UUID delivery) {
        learn(new Call(call, delivery));
    }

    @Override
    public synchronized boolean isForAnother(String call, UUID delivery) {
        UUID known = deliveries.get(call);
        return known != null && !known.equals(delivery);
    }
}
