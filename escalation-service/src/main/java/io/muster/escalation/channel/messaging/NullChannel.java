package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.paging.CanaryPages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Takes every message and brings it nowhere: the end of a canary's way. Nobody can be reached by it. */
@ApplicationScoped
class NullChannel extends PageChannel {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int LONGEST_TEXT = 1000;

    @Override
    public String name() {
        return CanaryPages.CHANNEL;
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(), LONGEST_TEXT);
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return Optional.of("Nobody is reached by the channel '" + name() + "'");
    }

    /** People are not offered it, and its messages are no measure of how fast people are paged. */
    @Override
    boolean reachesPeople() {
        return false;
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    Outcome hand(Attempt attempt, PagePayload page, String link) {
        return new Outcome.Sent("taken by nobody");
    }
}
