package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** What escalation-service says. People appear by id. */
public sealed interface EscalationEvent extends LifecycleEvent {

    /** How the answer to a page came. */
    enum AcknowledgedBy {
        @JsonProperty("api")
        API,
        /** The link in the message. */
        @JsonProperty("link")
        LINK,
        /** A code that was written back. */
        @JsonProperty("sms")
        SMS,
        /** A key that was pressed during a call. */
        @JsonProperty("voice")
        VOICE,
        /** A button in a chat. */
        @JsonProperty("chat")
        CHAT
    }

    /**
     * An escalation policy runs for the incident.
     *
     * @param confirmed false when triage was overdue and people are paged for the decision itself
     * @param policyVersion the snapshot that is pinned to this escalation
     * @param held whether it is too long ago to page people for it unasked: a person decides about the pages
     */
    record EscalationStarted(
            EventContext context,
            UUID escalationId,
            String service,
            String team,
            String policy,
            String policyVersion,
            Severity severity,
            boolean confirmed,
            boolean held)
            implements EscalationEvent {}

    /**
     * A page exists for a person: decided and durable, about to be handed to the first contact. Level counts from 1.
     *
     * @param quietUntil the end of the person's quiet hours, before which nothing is sent; null when it is sent at once
     */
    record ResponderPaged(
            EventContext context,
            UUID pageId,
            UUID escalationId,
            String person,
            int level,
            Role forRole,
            Instant quietUntil)
            implements EscalationEvent {}

    record PageAcknowledged(EventContext context, UUID pageId, String person, AcknowledgedBy by)
            implements EscalationEvent {}

    /** No contact of the person could be reached; the next level is paged at once. */
    record PageFailed(EventContext context, UUID pageId, String person, String problem) implements EscalationEvent {}

    /** The last level had its time and nobody acknowledged. */
    record EscalationExhausted(EventContext context, UUID escalationId, int levels) implements EscalationEvent {}

    /**
     * @param person who holds the role now; null when nobody does any more, or, of a {@link Role#isOfMany role of many}, when
     *     {@code previous} does not
     * @param previous who held the role before; null when nobody did
     */
    record RoleAssigned(EventContext context, Role role, String person, String previous) implements EscalationEvent {}

    record TaskClaimed(EventContext context, UUID taskId, String person, String task) implements EscalationEvent {}

    record TaskFinished(EventContext context, UUID taskId, String person, String outcome, Instant claimedAt)
            implements EscalationEvent {}

    /** What a responder says of coming (R50). */
    enum Attendance {
        @JsonProperty("joined")
        JOINED,
        @JsonProperty("on my way")
        ON_MY_WAY,
        @JsonProperty("cannot")
        CANNOT
    }

    /**
     * Somebody said whether they take part; the last word of a person counts.
     *
     * @param note what else they said; null for nothing
     */
    record ResponderJoined(EventContext context, String person, Attendance attendance, String note)
            implements EscalationEvent {}

    /**
     * The incident has a place to talk (R49).
     *
     * @param name what the place is called, as {@code inc-1042-card-payments-fail}
     * @param channelUrl where people write
     * @param bridgeUrl where people speak; null when there is no bridge
     */
    record ChannelOpened(EventContext context, String name, String channelUrl, String bridgeUrl)
            implements EscalationEvent {}
}
