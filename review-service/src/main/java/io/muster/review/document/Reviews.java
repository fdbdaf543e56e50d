package io.muster.review.document;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reviews. What is locked stays so until the transaction ends, so that events are appended in order of decisions. */
public interface Reviews {

    Uni<Optional<Review>> lock(UUID id);

    Uni<Optional<Review>> lockOfIncident(UUID incidentId);

    Uni<Optional<Review>> lockOfAction(UUID actionId);

    /** Which incident a review is of. */
    Uni<Optional<UUID>> incidentOf(UUID id);

    Uni<Optional<Review>> find(UUID id);

    Uni<Optional<Review>> findOfIncident(UUID incidentId);

    /**
     * Newest first.
     *
     * @param published null for all
     * @param restricted whether those of restricted incidents are among them
     * @param before only those older than this one; null from the newest
     */
    Uni<List<Review>> list(Boolean published, boolean restricted, UUID before, int rows);

    Uni<Void> save(Review review);
}
