package io.muster.review.timeline.persistence;

import io.muster.contracts.Incident;
import io.muster.contracts.Status;
import io.muster.durable.trace.LogContext;
import io.muster.review.timeline.Incidents;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheIncidents implements Incidents, PanacheRepositoryBase<IncidentStateEntity, UUID> {

    @Override
    public Uni<Incident> lock(UUID id) {
        return insertIfNew(Incident.of(id)).chain(() -> lockKnown(id)).map(Optional::orElseThrow);
    }

    @Override
    public Uni<Optional<Incident>> lockKnown(UUID id) {
        LogContext.incident(id);
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select id from incident_state where id = :id for update", UUID.class)
                        .setParameter("id", id)
                        .getResultList())
                .chain(() -> find(id));
    }

    @Override
    public Uni<Optional<Incident>> find(UUID id) {
        return findById(id).map(entity -> Optional.ofNullable(entity).map(IncidentStateEntity::toIncident));
    }

    @Override
    public Uni<List<Incident>> detectedBetween(Instant from, Instant to, boolean restricted, int rows) {
        String visible = restricted ? "" : " and restricted = false";
        return find(
                        "detectedAt >= ?1 and detectedAt < ?2 and status not in ?3" + visible
                                + " order by detectedAt, id",
                        from,
                        to,
                        List.of(Status.DISMISSED, Status.MERGED))
                .page(0, rows)
                .list()
                .map(found ->
                        found.stream().map(IncidentStateEntity::toIncident).toList());
    }

    @Override
    public Uni<Void> save(Incident incident) {
        return findById(incident.id()).invoke(entity -> entity.write(incident)).replaceWithVoid();
    }

    private Uni<Integer> insertIfNew(Incident incident) {
        return getSession()
                .chain(session -> session.createNativeQuery("""
                                insert into incident_state (id, number, status, state)
                                values (:id, 0, :status, :state) on conflict do nothing""")
                        .setParameter("id", incident.id())
                        .setParameter("status", incident.status().name())
                        .setParameter("state", IncidentStateEntity.json(incident))
                        .executeUpdate());
    }
}
