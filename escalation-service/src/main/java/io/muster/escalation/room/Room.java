package io.muster.escalation.room;

import io.muster.contracts.Severity;
import io.muster.escalation.paging.Facts;
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
 * @param membersOnly whether only who is invited sees the provider's channel, as asked for when it was opened
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
        Instant openedAt,
        boolean membersOnly) {

    /** The kind that is nothing but addresses. */
    public static final String LINK = "link";

    private static final int LONGEST_NAME = 80;
    private static final String MOVED = "-private";

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

    /** The name of a restricted incident's channel, which others may see in a list. */
    public static String neutralName(long number) {
        return nameOf(number, "");
    }

    /** Whether it is a provider's channel that people find who were not invited. */
    boolean isSeenByOthers() {
        return !membersOnly && !kind.equals(LINK);
    }

    /** No provider lets a bot take a channel from others' sight: the talk goes on in another one. */
    private Room behindClosedDoors(long number) {
        return new Room(
                incidentId,
                kind,
                new State.Opening(),
                neutralName(number) + MOVED,
                bridgeUrl,
                status,
                topic,
                problem,
                openedBy,
                openedAt,
                true);
    }

    /** As people see it who were not invited, when the talk has left it. */
    Room left(Facts facts) {
        String said = Topic.of(
                facts.number(),
                facts.severity(),
                status,
                "restricted: the talk goes on among those who are invited",
                Optional.empty());
        return with(neutralName(facts.number()), status, said);
    }

    public boolean isOpen() {
        return state instanceof State.Open;
    }

    /** As a provider of another kind holds it. */
    Room of(String otherKind) {
        return new Room(
                incidentId, otherKind, state, name, bridgeUrl, status, topic, problem, openedBy, openedAt, membersOnly);
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
                openedAt,
                membersOnly);
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
                openedAt,
                false);
    }

    /**
     * With the topic that holds now. What is broken stands neither in the topic nor in the name of a restricted incident's
     * room; its name stays neutral when the restriction is lifted. A channel that others see, or would when it is open, is left
     * for one that they do not see.
     *
     * @param commander id of who commands; empty while nobody does
     */
    Room saying(Facts facts, Severity severity, Optional<String> commander, boolean restricted) {
        if (!restricted) {
            return with(name, status, Topic.of(facts.number(), severity, status, facts.what(), commander));
        }
        Room place = isSeenByOthers() ? behindClosedDoors(facts.number()) : this;
        String neutral = neutralName(facts.number());
        String newTopic = Topic.ofRestricted(facts.number(), severity, status, place.isSeenByOthers(), commander);
        return place.with(place.name.equals(neutral + MOVED) ? place.name : neutral, status, newTopic);
    }

    Room now(String newStatus) {
        return with(name, newStatus, topic.orElse(null));
    }

    private Room with(String newName, String newStatus, String newTopic) {
        return new Room(
                incidentId,
                kind,
                state,
                newName,
                bridgeUrl,
                newStatus,
                Optional.ofNullable(newTopic),
                problem,
                openedBy,
                openedAt,
                membersOnly);
    }
}
