package io.muster.resolution.restoration;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** The restorations, one for each incident. */
public interface Restorations {

    /** The restoration, its row locked until the transaction ends, so that events are appended in the order of decisions. */
    Uni<Optional<Restoration>> lock(UUID id);

    Uni<Optional<Restoration>> find(UUID id);

    Uni<Void> save(Restoration restoration);
}
