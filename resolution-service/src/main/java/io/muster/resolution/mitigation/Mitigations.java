package io.muster.resolution.mitigation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The uses of mitigation actions. */
public interface Mitigations {

    /** Whose it is, without reading it: the incident's restoration is locked before a mitigation is read to be changed. */
    Uni<Optional<UUID>> incidentOf(UUID id);

    Uni<Optional<Mitigation>> find(UUID id);

    /** Those of some incidents, oldest first. */
    Uni<List<Mitigation>> ofIncidents(List<UUID> incidents);

    Uni<Void> save(Mitigation mitigation);
}
