package io.muster.escalation.channel.messaging;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Accounts whose provider has asked to be left alone for a while (429 with {@code Retry-After}): what is sent meanwhile would
 * be refused too, and make it longer. Each replica finds out by itself.
 */
final class RestingAccounts {

    /** An address that is called for one account alone → until when it is not to be. */
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    /** The account asks for rest. */
    void rest(URI account, Duration time, Instant now) {
        if (time.isPositive()) {
            until.values().removeIf(end -> !end.isAfter(now));
            until.merge(key(account), now.plus(time), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** How long it still asks for; empty when it does not. */
    Optional<Duration> of(URI account, Instant now) {
        return Optional.ofNullable(until.get(key(account)))
                .filter(end -> end.isAfter(now))
                .map(end -> Duration.between(now, end));
    }

    /** What is asked differs from message to message. */
    private static String key(URI account) {
        return account.getScheme() + "://" + account.getRawAuthority() + account.getRawPath();
    }
}
