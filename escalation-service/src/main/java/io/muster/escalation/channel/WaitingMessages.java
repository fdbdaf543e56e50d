package io.muster.escalation.channel;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages that wait until their contact may be written to again. Joins the caller's transaction. */
public interface WaitingMessages {

    /**
     * @param delivery the id that the message would have alone
     * @param contact whom it goes to, in a form that tells nothing
     * @param kind of the contact
     * @param dueAt when it goes out, unless too many went out lately
     * @param payload the message; a secret in parts
     */
    record Waiting(
            UUID delivery, String contact, String kind, UUID pageId, UUID incidentId, Instant dueAt, String payload) {}

    Uni<Void> add(Waiting message);

    /** What waits for the contact, the oldest first; nobody else asks for the same before the transaction ends. */
    Uni<List<Waiting>> take(String contact);

    /** They are not wanted any more. */
    Uni<Void> drop(List<UUID> deliveries);

    /** They went out together, as one message. @param bundle the id of that message */
    Uni<Void> sent(List<UUID> deliveries, UUID bundle, Instant at);

    /** When messages that had to wait went out to the contact, since an instant; one for each message. */
    Uni<List<Instant>> sentSince(String contact, Instant since);

    /** What waits for the contact goes out later. */
    Uni<Void> postpone(String contact, Instant until);

    /** What waits of the incident's messages. */
    Uni<List<Waiting>> of(UUID incidentId);

    /** The message says something else. */
    Uni<Void> replace(UUID delivery, String payload);

    /** Until when the message was or is held back, at least until now when it still is; empty where it never was. */
    Uni<Optional<Instant>> heldUntil(UUID delivery, Instant now);
}
