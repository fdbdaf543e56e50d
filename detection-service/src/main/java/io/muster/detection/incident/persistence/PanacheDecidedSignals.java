package io.muster.detection.incident.persistence;

import io.muster.detection.incident.DecidedSignal;
import io.muster.detection.incident.DecidedSignals;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.SignalJson;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheDecidedSignals implements DecidedSignals, PanacheRepositoryBase<DecidedSignalEntity, UUID> {

    @Inject
    SignalJson json;

    @Override
    public Uni<Void> add(DecidedSignal decided, Signal signal) {
        String accepted = new String(json.write(signal), StandardCharsets.UTF_8);
        return persistAndFlush(DecidedSignalEntity.of(decided, accepted)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<DecidedSignal>> find(UUID id) {
        return findById(id).map(entity -> Optional.ofNullable(entity).map(DecidedSignalEntity::decided));
    }

    @Override
    public Uni<List<DecidedSignal>> list(Filter filter, int rows) {
        List<String> terms = new ArrayList<>(List.of("1 = 1"));
        Parameters values = new Parameters();
        if (filter.fingerprint() != null) {
            terms.add("fingerprint = :fingerprint");
            values.and("fingerprint", filter.fingerprint());
        }
        if (filter.incidentId() != null) {
            terms.add("incidentId = :incident");
            values.and("incident", filter.incidentId());
        }
        if (filter.before() != null) {
            terms.add("id < :before");
            values.and("before", filter.before());
        }
        return find(String.join(" and ", terms) + " order by id desc", values)
                .page(0, rows)
                .list()
                .map(found -> found.stream().map(DecidedSignalEntity::decided).toList());
    }
}
