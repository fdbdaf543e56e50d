package io.muster.detection.remark;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The remarks about alerts. Everything joins the caller's transaction. */
public interface Remarks {

    Uni<Void> add(Remark remark);

    /** An alert is created again and again while it lasts: the older receipts of that are forgotten. */
    Uni<Void> forgetCreations(String fingerprint, Instant before);

    /**
     * Forgets what was told before that time.
     *
     * @param needed remarks about alerts of these incidents stay
     * @return how many, at most {@code most}
     */
    Uni<Integer> forget(Instant before, Collection<UUID> needed, int most);

    Uni<Optional<Remark>> find(UUID id);

    /** Newest first, without those that only tell of its creation. */
    Uni<List<Remark>> of(String fingerprint, int rows);
}
