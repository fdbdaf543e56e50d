package io.muster.detection.incident.persistence;

import io.muster.detection.incident.DecidedSignal;
import io.muster.detection.incident.DecidedSignals;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.durable.merge.MergedIncidents;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheDecidedSignals implements DecidedSignals, PanacheRepositoryBase<DecidedSignalEntity, UUID> {

    private static final String INSERT = """
            insert into decided_signal (
                id, kind, fingerprint, source, format, summary, outcome, placement, rule, policy_version, reason,
                incident_id, received_at, decided_at, signal, counted_with, said_by)
            select cast(c1 as uuid), c2, c3, c4, c5, c6, c7, c8, c9, cast(c10 as bigint), c11, cast(c12 as uuid),
                cast(c13 as timestamptz), cast(c14 as timestamptz), c15, cast(c16 as uuid), cast(c17 as integer)
            from %s
            """.formatted(Columns.table(17));

    private static final String FORGET = """
            delete from decided_signal where ctid = any(array(
                select ctid from decided_signal
                where decided_at < ?1 and (incident_id is null or incident_id <> all(cast(cast(?2 as text[]) as uuid[])))
                order by decided_at limit ?3))
            """;

    private final MergedIncidents merged;

    PanacheDecidedSignals(MergedIncidents merged) {
        this.merged = merged;
    }

    @Override
    public Uni<Void> add(List<Kept> decisions) {
        return decisions.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(INSERT, columns(decisions)).replaceWithVoid();
    }

    private static Object[] columns(List<Kept> decisions) {
        return new Columns<>(decisions)
                .with(kept -> kept.decided().id())
                .with(kept -> kept.decided().kind())
                .with(kept -> kept.decided().fingerprint())
                .with(kept -> kept.decided().source())
                .with(kept -> kept.decided().format())
                .with(kept -> kept.decided().summary())
                .with(kept -> kept.decided().outcome())
                .with(kept -> kept.decided().placement())
                .with(kept -> kept.decided().rule())
                .with(kept -> kept.decided().policyVersion())
                .with(kept -> kept.decided().reason())
                .with(kept -> kept.decided().incidentId())
                .with(kept -> kept.decided().receivedAt())
                .with(kept -> kept.decided().decidedAt())
                .with(Kept::signal)
                .with(kept -> kept.decided().countedWith())
                .with(Kept::saidBy)
                .parameters();
    }

    @Override
    public Uni<Optional<DecidedSignal>> find(UUID id) {
        return findById(id).map(entity -> Optional.ofNullable(entity).map(DecidedSignalEntity::decided));
    }

    @Override
    public Uni<Integer> forget(Instant before, Collection<UUID> needed, int most) {
        return Sql.update(FORGET, before, Sql.texts(needed), most);
    }

    @Override
    public Uni<List<DecidedSignal>> list(Filter filter, int rows) {
        return filter.incidentId() == null
                ? list(filter, List.of(), rows)
                : merged.sameAs(filter.incidentId()).flatMap(incidents -> list(filter, incidents, rows));
    }

    private Uni<List<DecidedSignal>> list(Filter filter, List<UUID> incidents, int rows) {
        List<String> terms = new ArrayList<>(List.of("1 = 1"));
        Parameters values = new Parameters();
        if (filter.fingerprint() != null) {
            terms.add("fingerprint = :fingerprint");
            values.and("fingerprint", filter.fingerprint());
        }
        if (!incidents.isEmpty()) {
            terms.add("incidentId in (:incidents)");
            values.and("incidents", incidents);
        }
        if (filter.placement() != null) {
            terms.add("placement = :placement");
            values.and("placement", filter.placement());
        }
        if (filter.before() != null) {
            terms.add("id < :before");
            values.and("before", filter.before());
        }
        if (!filter.restrictedToo()) {
            terms.add(
                    "(incidentId is null or incidentId not in (select r.incidentId from RestrictedIncidentEntity r))");
        }
        return find(String.join(" and ", terms) + " order by id desc", values)
                .page(0, rows)
                .list()
                .map(found -> found.stream().map(DecidedSignalEntity::decided).toList());
    }
}
