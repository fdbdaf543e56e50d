package io.muster.review.metrics;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What people set right, with who and when and why. */
public interface Corrections {

    /** In the order they were made. */
    Uni<List<Correction>> of(UUID incidentId);

    Uni<Void> add(UUID incidentId, Correction correction);
}
