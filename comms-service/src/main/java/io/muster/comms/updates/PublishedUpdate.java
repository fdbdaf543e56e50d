package io.muster.comms.updates;

import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Words that are out; they stay as they were published.
 *
 * @param publicStatus null for updates inside the company
 * @param nextUpdateDue when the next one was promised; null where none is owed
 * @param withdraws the update that this one takes back; null else
 * @param by the person who published it, or the rule that did
 */
public record PublishedUpdate(
        UUID id,
        UUID incidentId,
        List<Audience> audiences,
        String title,
        String text,
        PublicStatus publicStatus,
        Instant nextUpdateDue,
        UUID withdraws,
        Instant publishedAt,
        Actor by) {

    public Side side() {
        return Side.of(audiences);
    }
}
