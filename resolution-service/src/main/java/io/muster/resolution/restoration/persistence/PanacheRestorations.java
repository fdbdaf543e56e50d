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
