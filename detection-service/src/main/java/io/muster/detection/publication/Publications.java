package io.muster.detection.publication;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was written and is not published yet, in shards by its keys. */
public interface Publications {

    /** @param seq its place in the order of its key */
    record Waiting(long seq, Publication publication) {}

    /** Joins the caller's transaction, which is the only one that writes of these keys. */
    Uni<Void> add(List<Publication> publications);

    /**
     * Takes this replica's share and gives up what is more than that; what it held may be published for so long from now
     * on, and by nobody else.
     */
    Uni<List<Integer>> hold(UUID replica, Duration lease);

    /** Gives up what {@link #hold} gave, so that the other replicas need not wait. */
    Uni<Void> release(UUID replica);

    /** The first ones of these shards, in order. */
    Uni<List<Waiting>> first(Collection<Integer> shards, int most);

    /** These are published. */
    Uni<Void> published(Collection<Long> seqs);
}
