package io.muster.resolution.restoration.persistence;

import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.durable.trace.LogContext;
import io.muster.resolution.restoration.Gates;
import io.muster.resolution.restoration.Restoration;
import io.muster.resolution.restoration.Restorations;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheRestorations implements Restorations, PanacheRepositoryBase<RestorationEntity, UUID> {

    // Merges of merges may come in any order: the chain is followed, to where it is known.
    private static final String SURVIVOR = """
            with recursive chain (id, survivor, step) as (
                select id, merged_into, 0 from restoration where id = ?1
                union all
                select next.id, next.merged_into, step + 1 from restoration next join chain on next.id = chain.survivor
                where step < 100)
            select cast(id as text) from chain order by step desc limit 1
            """;
    private static final String LIVING_IN = """
            with recursive living (id) as (
                select cast(?1 as uuid)
                union
                select merged.id from restoration merged join living on merged.merged_into = living.id)
            select cast(id as text) from living
            """;

    @Override
    public Uni<UUID> survivor(UUID id) {
        return ids(SURVIVOR, id).map(found -> found.isEmpty() ? id : found.getFirst());
    }

    @Override
    public Uni<List<UUID>> livingIn(UUID id) {
        return ids(LIVING_IN, id);
    }

    private Uni<List<UUID>> ids(String query, UUID id) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(query, String.class)
                        .setParameter(1, id)
                        .getResultList())
                .map(found -> found.stream().map(UUID::fromString).toList());
    }

    @Override
    public Uni<Optional<Restoration>> lock(UUID id) {
        LogContext.incident(id);
        return getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select id from restoration where id = :id for update", UUID.class)
                        .setParameter("id", id)
                        .getResultList())
                .flatMap(locked -> find(id));
    }

    @Override
    public Uni<Optional<Restoration>> find(UUID id) {
        return findById(id)
                .flatMap(found -> found == null
                        ? Uni.createFrom().item(Optional.empty())
                        : verifications(id).map(gates -> Optional.of(found.toRestoration(toGates(gates)))));
    }

    @Override
    public Uni<Void> save(Restoration restoration) {
        return findById(restoration.id())
                .flatMap(found -> {
                    var entity = found == null ? new RestorationEntity() : found;
                    entity.write(restoration);
                    return persistAndFlush(entity);
                })
                .flatMap(saved -> verifications(restoration.id()))
                .flatMap(stored -> save(restoration, stored));
    }

    private Uni<Void> save(Restoration restoration, List<VerificationEntity> stored) {
        Map<Gate, VerificationEntity> byGate =
                stored.stream().collect(Collectors.toMap(VerificationEntity::gate, Function.identity()));
        var recorded = restoration.gates().recorded();
        recorded.forEach((gate, verification) ->
                Optional.ofNullable(byGate.get(gate)).ifPresent(entity -> entity.write(verification)));
        var added = recorded.entrySet().stream()
                .filter(gate -> !byGate.containsKey(gate.getKey()))
                .map(gate -> (Object) VerificationEntity.of(restoration.id(), gate.getKey(), gate.getValue()))
                .toArray();
        var gone = stored.stream()
                .filter(entity -> !recorded.containsKey(entity.gate()))
                .map(entity -> (Object) entity)
                .toArray();
        return getSession().flatMap(session -> session.persistAll(added).chain(() -> session.removeAll(gone)));
    }

    private Uni<List<VerificationEntity>> verifications(UUID incident) {
        return getSession()
                .flatMap(session -> session.createQuery(
                                "from VerificationEntity where id.incidentId = :incident", VerificationEntity.class)
                        .setParameter("incident", incident)
                        .getResultList());
    }

    private static Gates toGates(List<VerificationEntity> entities) {
        return new Gates(entities.stream()
                .collect(Collectors.toMap(VerificationEntity::gate, VerificationEntity::toVerification)));
    }
}
