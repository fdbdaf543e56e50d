package io.muster.detection.report;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reports that were counted together. Everything joins the caller's transaction. */
public interface ReportGroups {

    /**
     * Whoever else counts reports waits until the transaction ends. All of them: one that names neither journey nor service
     * may belong to any group, and twelve of those at once are one.
     */
    Uni<Void> lock();

    /** The latest ones whose last report came after that time. */
    Uni<List<ReportGroup>> recent(Instant after, int most);

    Uni<Optional<ReportGroup>> find(UUID id);

    Uni<Void> save(Collection<ReportGroup> groups);

    /**
     * Forgets those whose last report came before that time.
     *
     * @param needed those of these incidents stay
     * @return how many, at most {@code most}
     */
    Uni<Integer> forget(Instant before, Collection<UUID> needed, int most);

    /**
     * Newest first.
     *
     * @param before only those with a smaller id; null for the newest
     * @param restrictedToo whether the reader may know of restricted incidents
     */
    Uni<List<ReportGroup>> list(UUID before, boolean restrictedToo, int rows);
}
