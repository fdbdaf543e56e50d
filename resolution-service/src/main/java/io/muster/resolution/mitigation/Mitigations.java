package io.muster.resolution.mitigation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The uses of mitigation actions. */
public interface Mitigations {

    Uni<Optional<Mitigation>> find(UUID id);

    /** The mitigation, its row locked until the transaction ends; lock the incident's restoration first. */
    Uni<Optional<Mitigation>> lock(UUID id);

    /** Those of an incident, oldest first. */
    Uni<List<Mitigation>> ofIncident(UUID incident);

    Uni<Void> save(Mitigation mitigation);
}
