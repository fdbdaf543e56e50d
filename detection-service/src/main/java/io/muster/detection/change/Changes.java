package io.muster.detection.change;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The changes that were told. Everything joins the caller's transaction. */
public interface Changes {

    /** Where a list goes on: behind the last one seen. */
    record Place(Instant changedAt, UUID id) {}

    /**
     * What a list is narrowed to; null accepts all.
     *
     * @param since changed then or later
     * @param until changed before
     */
    record Filter(Instant since, Instant until, Place behind) {}

    Uni<Void> add(Change change);

    /** Forgets what was changed, and told, before that time. @return how many, at most {@code most} */
    Uni<Integer> forget(Instant before, int most);

    /** The latest change first. */
    Uni<List<Change>> list(Filter filter, int rows);
}
