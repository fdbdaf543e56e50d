package io.muster.comms.facts;

import io.muster.contracts.Incident;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What communication knows of each incident, from the event stream alone: the one fold. */
public interface Incidents {

    /** Reads an incident and holds its row until the transaction ends; an incident never heard of is {@code Incident.of}. */
    Uni<Incident> lock(UUID id);

    Uni<Optional<Incident>> find(UUID id);

    Uni<List<Incident>> find(List<UUID> ids);

    /** Those that only who works on incidents may know of. */
    Uni<List<Incident>> restricted();

    Uni<Void> save(Incident incident);
}
