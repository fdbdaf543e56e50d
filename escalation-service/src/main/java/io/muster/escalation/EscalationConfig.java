package io.muster.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of escalation-service. What concerns one service or team is in its policy, not here. */
@ConfigMapping(prefix = "muster.escalation")
public interface EscalationConfig {

    /** Where acknowledge links lead: this service as people's devices see it. */
    @WithDefault("http://localhost:8083")
    URI publicUrl();

    /**
     * Ids of the admins: the people who are paged when an escalation finds neither its targets nor a team lead, and when
     * this service cannot take in an event.
     */
    Optional<List<String>> fallbackPersons();

    /**
     * What a message to the admins offers to open: where dead letters are seen and redriven, or a page that tells how;
     * without it the message only tells.
     */
    Optional<String> adminLink();

    /** After a page to the admins, how long further trouble of Muster itself is gathered for the next one. */
    @WithDefault("PT5M")
    Duration adminPagePause();

    /** How long a level of stand-ins has to acknowledge where no policy says it. */
    @WithDefault("PT5M")
    Duration fallbackTimeout();

    /** How long triage has for its verdict where no policy says it. */
    @WithDefault("PT60S")
    Duration triageOverdue();

    /** Pages whose cause is older wait for a person's decision. */
    @WithDefault("PT1H")
    Duration lateAfter();

    /** How long an acknowledge link works. */
    @WithDefault("PT24H")
    Duration linkLifetime();

    /** How long one contact is tried, from the first attempt on, before the person's next one is used. */
    @WithDefault("PT30S")
    Duration contactPatience();

    /** By kind of contact: how often contacts may be written to that do not say it themselves. */
    Map<String, ChannelPace> pace();

    /** A SEV1 heeds neither. */
    interface ChannelPace {

        /** For how long pages of low urgency are gathered into one message; zero means not at all. */
        @WithDefault("PT0S")
        Duration bundle();

        /** How many messages may go out to one contact within any minute; as many as there are when not set. */
        Optional<Integer> perMinute();
    }

    ShiftWarnings shiftWarnings();

    /** Who plans the shifts is warned of gaps and overload ahead, by mail. */
    interface ShiftWarnings {

        /** How far ahead it is looked. */
        @WithDefault("P14D")
        Duration ahead();

        /** A gap that is as close is told once more. */
        @WithDefault("PT24H")
        Duration near();

        /** How often it is looked. */
        @WithDefault("PT15M")
        Duration lookEvery();

        /** Longer on call without a break is an overload. */
        @WithDefault("P8D")
        Duration longestStint();
    }

    /** When no message reached anybody in all rounds: how long until the next try; doubles each time. */
    @WithDefault("PT1M")
    Duration tryAgainAfter();

    /** The longest wait between such tries. */
    @WithDefault("PT15M")
    Duration tryAgainAtMost();

    /** Whether pages use contacts that were never verified; for a suite that one tries out, not for people's sleep. */
    @WithDefault("false")
    boolean useUnverifiedContacts();

    /** The longest a mail server may take. */
    @WithDefault("PT8S")
    Duration mailTimeout();

    /** The longest a webhook's receiver may take. */
    @WithDefault("PT8S")
    Duration webhookTimeout();
}
