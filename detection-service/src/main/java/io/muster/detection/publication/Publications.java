package io.muster.detection.publication;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What was written and is not published yet. */
public interface Publications {

    /** @param seq its place in the order */
    record Waiting(long seq, Publication publication) {}

    /** Joins the caller's transaction. */
    Uni<Void> add(List<Publication> publications);

    /** Whether this replica is the one that publishes, for so long from now on. */
    Uni<Boolean> hold(UUID replica, Duration lease);

    /** Gives up what {@link #hold} gave, so that another replica need not wait. */
    Uni<Void> release(UUID replica);

    /** The first ones, in order. */
    Uni<List<Waiting>> first(int most);

    /** Those up to this place are published. */
    Uni<Void> published(long upTo);
}
