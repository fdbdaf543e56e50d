package io.muster.triage.revenue.persistence;

import io.muster.durable.RowWriter;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.triage.StoredJson;
import io.muster.triage.revenue.Estimate;
import io.muster.triage.revenue.Loss;
import io.muster.triage.revenue.LossState;
import io.muster.triage.revenue.Losses;
import io.muster.triage.revenue.TrendPolicy.Firing;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Rows of plain JSON, one for each incident, changed as a whole. */
@ApplicationScoped
@RegisterForReflection(targets = {LossState.class, LossState.Span.class, Loss.class, Estimate.class})
class StoredLosses implements Losses {

    private static final Duration KEPT = Duration.ofHours(1);

    private static final String FIND = "select body, incident_id from incident_loss where incident_id = ?1";
    private static final String FIND_ALL = "select incident_id, body from incident_loss where incident_id = any(?1)";
    private static final String PUT_ALL = """
            insert into incident_loss (incident_id, body)
            select incident_id, body from unnest(cast(?1 as uuid[]), cast(?2 as text[])) as given (incident_id, body)
            order by incident_id
            on conflict (incident_id) do update set body = excluded.body
            """;
    /** One for each instant: what was said last. */
    private static final String FIRED = """
            insert into firing_count (incident_id, at, firing)
            select distinct on (c1, c2) cast(c1 as uuid), cast(c2 as timestamptz), cast(c3 as integer)
            from %s order by c1, c2, cast(c4 as integer) desc
            on conflict (incident_id, at) do update set firing = excluded.firing
            """.formatted(Columns.table(4));

    private static final String FORGET = """
            delete from firing_count as old using %s
            where old.incident_id = cast(given.c1 as uuid) and old.at < cast(given.c2 as timestamptz)
            """.formatted(Columns.table(2));
    private static final String FIRING =
            "select incident_id, at, firing from firing_count where incident_id = any(?1) order by at";

    private final UnitOfWork unitOfWork;
    private final RowWriter<Put> puts = this::putAll;
    private final RowWriter<Fired> firings = StoredLosses::firedAll;

    private record Put(UUID incident, LossState state) {}

    /** @param place among those of the transaction */
    private record Fired(UUID incident, Instant at, int firing, int place) {}

    StoredLosses(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Uni<Optional<LossState>> find(UUID incident) {
        return unitOfWork
                .writeRows()
                .chain(() -> Sql.rows(FIND, incident))
                .map(rows -> rows.stream().findFirst().map(row -> StoredJson.read((String) row[0], LossState.class)));
    }

    @Override
    public Uni<Map<UUID, LossState>> find(Collection<UUID> incidents) {
        return unitOfWork
                .writeRows()
                .chain(() -> Sql.rows(FIND_ALL, (Object) incidents.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) row[0], row -> StoredJson.read((String) row[1], LossState.class))));
    }

    @Override
    public Uni<Void> put(Map<UUID, LossState> states) {
        List<UUID> ids = List.copyOf(states.keySet());
        String[] bodies = ids.stream().map(states::get).map(StoredJson::write).toArray(String[]::new);
        return Sql.update(PUT_ALL, ids.toArray(UUID[]::new), bodies).replaceWithVoid();
    }

    /** Written with all others at the end of the transaction. */
    @Override
    public Uni<Void> put(UUID incident, LossState state) {
        return Uni.createFrom().voidItem().invoke(() -> unitOfWork.leave(puts, new Put(incident, state)));
    }

    private Uni<Void> putAll(List<Put> given) {
        Map<UUID, LossState> last = new HashMap<>();
        given.forEach(put -> last.put(put.incident(), put.state()));
        return put(last);
    }

    /** Written with all others at the end of the transaction. */
    @Override
    public Uni<Void> fired(UUID incident, Instant at, int firing) {
        return Uni.createFrom().voidItem().invoke(() -> {
            int place =
                    unitOfWork.memory(StoredLosses.class, AtomicInteger::new).incrementAndGet();
            unitOfWork.leave(firings, new Fired(incident, at, firing, place));
        });
    }

    private static Uni<Void> firedAll(List<Fired> given) {
        Object[] columns = new Columns<>(given)
                .with(Fired::incident)
                .with(Fired::at)
                .with(Fired::firing)
                .with(Fired::place)
                .parameters();
        Object[] limits = new Columns<>(given)
                .with(Fired::incident)
                .with(fired -> fired.at().minus(KEPT))
                .parameters();
        return Sql.update(FIRED, columns)
                .chain(() -> Sql.update(FORGET, limits))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, List<Firing>>> firing(Collection<UUID> incidents) {
        return unitOfWork
                .writeRows()
                .chain(() -> Sql.rows(FIRING, (Object) incidents.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (UUID) row[0],
                                Collectors.mapping(
                                        row -> new Firing(Sql.instant(row[1]), (Integer) row[2]),
                                        Collectors.toList()))));
    }
}
