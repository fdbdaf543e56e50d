package io.muster.escalation.channel.messaging;

import io.muster.web.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Accounts whose provider has asked to be left alone for a while (429 with {@code Retry-After}): what is sent meanwhile would
 * be refused too, and make it longer. In this replica's memory, so that it costs a page nothing; the others are told.
 */
final class RestingAccounts {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** The name of an address that is called for one account alone → until when it is not to be. */
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    /**
     * An account that asks for rest, as replicas tell each other.
     *
     * @param account named by a hash: its address may let in whoever has it
     */
    record Rest(String account, Duration time) {

        private static final Pattern WORDS = Pattern.compile("([0-9a-f]{64}) (\\d{1,12})");

        String words() {
            return account + " " + time.toMillis();
        }

        /** Empty when it says something else, as another version of this service may. */
        static Optional<Rest> in(String words) {
            Matcher said = WORDS.matcher(words);
            return said.matches()
                    ? Optional.of(new Rest(said.group(1), Duration.ofMillis(Long.parseLong(said.group(2)))))
                    : Optional.empty();
        }
    }

    /** The account asks for rest. @return what others do not know yet; empty when it was known, or asks for none */
    Optional<Rest> rest(URI account, Duration time, Instant now) {
        return Optional.of(new Rest(name(account), time)).filter(rest -> time.isPositive() && learn(rest, now));
    }

    /** @return whether others should hear of it: it is longer than was known, and not by a moment only */
    boolean learn(Rest rest, Instant now) {
        until.values().removeIf(end -> !end.isAfter(now));
        Instant known = until.get(rest.account());
        Instant end = now.plus(rest.time());
        Instant longest = until.merge(rest.account(), end, (one, other) -> one.isAfter(other) ? one : other);
        return known == null || longest.isAfter(known.plus(MOMENT));
    }

    /** How long it still asks for; empty when it does not. */
    Optional<Duration> of(URI account, Instant now) {
        return Optional.ofNullable(until.get(name(account)))
                .filter(end -> end.isAfter(now))
                .map(end -> Duration.between(now, end));
    }

    /** What is asked differs from message to message. */
    private static String name(URI account) {
        return Secrets.sha256(account.getScheme() + "://" + account.getRawAuthority() + account.getRawPath());
    }
}
