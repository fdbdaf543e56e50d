package io.muster.escalation.room;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the people of an incident talk (R49). One for each incident; it is kept after the incident, for who reads up.
 *
 * @param kind which provider holds it: {@code slack}, {@code teams}, or {@code link}, which needs none
 * @param name what it is called, as {@code inc-1042-card-payments-fail}
 * @param bridgeUrl where people speak; empty when there is no bridge
 * @param status what the topic says of the incident, as {@code confirmed} or {@code mitigated}
 * @param problem why the provider did not open it and a link stands in; empty when all is well
 * @param openedBy id of the person, or the rule's name
 */
public record Room(
        UUID incidentId,
        String kind,
        State state,
        String name,
        Optional<String> bridgeUrl,
        String status,
        Optional<String> topic,
        Optional<String> problem,
        String openedBy,
        Instant openedAt) {

    /** The kind that is nothing but addresses. */
    public static final String LINK = "link";

    private static final int LONGEST_NAME = 80;

    /** Whether people can go there yet. */
    public sealed interface State {
        /** Its provider was asked. */
        record Opening() implements State {}

        /** @param providerId what the provider calls it; empty for a link */
        record Open(String channelUrl, Optional<String> providerId) implements State {}
    }

    public Room {
        Objects.requireNonNull(incidentId);
        Objects.requireNonNull(state);
    }

    /**
     * A channel's name: lower case, digits and hyphens, which every provider takes.
     *
     * @param number of the incident
     */
    public static String nameOf(long number, String what) {
        String words = what.toLowerCase(Locale.ROOT)
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String name = "inc-" + number + (words.isEmpty() ? "" : "-" + words);
        return (name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME)).replaceAll("-$", "");
    }

    public boolean isOpen() {
        return state instanceof State.Open;
    }

    /** The provider opened it. */
    Room opened(String channelUrl, String providerId) {
        return new Room(
                incidentId,
                kind,
                new State.Open(channelUrl, Optional.of(providerId)),
                name,
                bridgeUrl,
                status,
                topic,
                problem,
                openedBy,
                openedAt);
    }

    /** The provider did not open it: people meet where the link leads. */
    Room standIn(String channelUrl, String why) {
        return new Room(
                incidentId,
                LINK,
                new State.Open(channelUrl, Optional.empty()),
                name,
                bridgeUrl,
                status,
                topic,
                Optional.of(why),
                openedBy,
                openedAt);
    }

    Room with(String newStatus, String newTopic) {
        return new Room(
                incidentId,
                kind,
                state,
                name,
                bridgeUrl,
                newStatus,
                Optional.of(newTopic),
                problem,
                openedBy,
                openedAt);
    }
}
