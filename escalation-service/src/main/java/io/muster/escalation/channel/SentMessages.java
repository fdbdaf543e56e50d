package io.muster.escalation.channel;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was given to providers. Joins the caller's transaction. */
public interface SentMessages {

    /**
     * @param delivery by which the page knows the message; not the one of the bundle that carried it
     * @param admin whether it is about Muster itself and belongs to no incident
     */
    record Sent(String channel, UUID incidentId, UUID pageId, UUID delivery, boolean admin) {}

    /**
     * The pages that the message told of, in the order of their incidents; none when it is not known (any more).
     *
     * @param delivery as the provider knows the message
     */
    Uni<List<Sent>> find(UUID delivery);

    /** Ids of the messages that a provider has taken for the address since then. */
    Uni<List<UUID>> takenFor(String channel, String address, Instant since);
}
