package io.muster.review.timeline;

import io.muster.contracts.Incident;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where each incident stands, by the one fold of the stream. */
public interface Incidents {

    /** The incident, its row locked until the transaction ends; made when it is new here. */
    Uni<Incident> lock(UUID id);

    /** The incident, its row locked against the stream until the transaction ends; empty when nothing is known of it. */
    Uni<Optional<Incident>> lockKnown(UUID id);

    Uni<Optional<Incident>> find(UUID id);

    /**
     * Neither dismissed nor merged, the oldest first.
     *
     * @param from detected then or later
     * @param to and before then
     * @param restricted whether restricted ones are among them
     */
    Uni<List<Incident>> detectedBetween(Instant from, Instant to, boolean restricted, int rows);

    Uni<Void> save(Incident incident);
}
