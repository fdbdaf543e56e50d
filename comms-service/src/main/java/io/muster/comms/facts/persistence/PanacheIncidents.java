package io.muster.comms.facts.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.comms.facts.Incidents;
import io.muster.contracts.EventJson;
import io.muster.contracts.Incident;
import io.muster.durable.trace.LogContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows are held by native SQL: a lock hint of the mapper is not always carried out. */
@ApplicationScoped
@RegisterForReflection(targets = Incident.class)
class PanacheIncidents implements Incidents, PanacheRepositoryBase<IncidentEntity, UUID> {

    @Override
    public Uni<Incident> lock(UUID id) {
        LogContext.incident(id);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into incident (id, facts) values (:id, :facts) on conflict do nothing")
                        .setParameter("id", id)
                        .setParameter("facts", json(Incident.of(id)))
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(
                                        "select facts from incident where id = :id for update", String.class)
                                .setParameter("id", id)
                                .getSingleResult()))
                .map(PanacheIncidents::incident);
    }

    @Override
    public Uni<Optional<Incident>> find(UUID id) {
        return findById(id).map(entity -> Optional.ofNullable(entity).map(found -> incident(found.facts)));
    }

    @Override
    public Uni<List<Incident>> find(List<UUID> ids) {
        return list("id in ?1", ids)
                .map(entities ->
                        entities.stream().map(entity -> incident(entity.facts)).toList());
    }

    @Override
    public Uni<List<Incident>> restricted() {
        return list("restricted")
                .map(entities ->
                        entities.stream().map(entity -> incident(entity.facts)).toList());
    }

    @Override
    public Uni<Void> save(Incident incident) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "update incident set number = :number, facts = :facts, restricted = :restricted where id = :id")
                        .setParameter("number", incident.number())
                        .setParameter("facts", json(incident))
                        .setParameter("restricted", incident.restricted())
                        .setParameter("id", incident.id())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String json(Incident incident) {
        try {
            return EventJson.mapper().writeValueAsString(incident);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that cannot be written", e);
        }
    }

    private static Incident incident(String json) {
        try {
            return EventJson.mapper().readValue(json, Incident.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts that cannot be read", e);
        }
    }
}
