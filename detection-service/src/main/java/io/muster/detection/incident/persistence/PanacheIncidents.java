package io.muster.detection.incident.persistence;

import io.muster.detection.incident.DetectedIncident;
import io.muster.detection.incident.Incidents;
import io.muster.detection.incident.Scope;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.muster.durable.trace.LogContext;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheIncidents implements Incidents, PanacheRepositoryBase<IncidentEntity, UUID> {

    private static final String LOCK_SCOPES = """
            select cast(pg_advisory_xact_lock(hashtextextended(scope, 0)) as text), scope
            from (select distinct scope from unnest(cast(?1 as text[])) as given (scope) order by scope) ordered
            """;
    private static final String HOLDERS = """
            select scope, incident_id from taken_scope where scope = any(cast(?1 as text[])) and released_at is null
            """;
    private static final String HOLD_ROWS = """
            select id, number from incident where id = any(cast(cast(?1 as text[]) as uuid[])) order by id for update
            """;
    private static final String HOLD_ROW = "select number from incident where id = ?1 for update";
    private static final String TAKE = """
            insert into taken_scope (scope, incident_id, taken_at)
            select c1, cast(c2 as uuid), cast(c3 as timestamptz) from %s
            """.formatted(Columns.table(3));
    private static final String TAKE_FREE = """
            insert into taken_scope (scope, incident_id, taken_at) values (?1, ?2, ?3)
            on conflict (scope) where released_at is null do nothing
            """;
    private static final String RELEASE =
            "update taken_scope set released_at = ?2 where incident_id = ?1 and released_at is null";
    private static final String RELEASE_SOME = RELEASE + " and scope = any(cast(?3 as text[]))";
    private static final String HAND_OVER =
            "update taken_scope set incident_id = ?2 where incident_id = ?1 and released_at is null";

    @Override
    public Uni<Void> lock(Collection<Scope> scopes) {
        return scopes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.rows(LOCK_SCOPES, (Object) keys(scopes)).replaceWithVoid();
    }

    @Override
    public Uni<Map<Scope, UUID>> holdersOf(Collection<Scope> scopes) {
        return scopes.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Sql.rows(HOLDERS, (Object) keys(scopes))
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> new Scope((String) row[0]), row -> (UUID) row[1])));
    }

    private static String[] keys(Collection<Scope> scopes) {
        return scopes.stream().map(Scope::key).toArray(String[]::new);
    }

    @Override
    public Uni<Optional<DetectedIncident>> locked(UUID id) {
        LogContext.incident(id);
        return Sql.rows(HOLD_ROW, id)
                .flatMap(held -> findById(id))
                .flatMap(entity -> entity == null
                        ? Uni.createFrom().item(Optional.empty())
                        : getSession()
                                .flatMap(session -> session.refresh(entity))
                                .map(fresh -> Optional.of(entity.incident())));
    }

    @Override
    public Uni<Map<UUID, DetectedIncident>> locked(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Sql.rows(HOLD_ROWS, (Object) Sql.texts(ids))
                .flatMap(held -> list("id in ?1", ids))
                .map(found -> found.stream()
                        .map(IncidentEntity::incident)
                        .collect(Collectors.toMap(DetectedIncident::id, Function.identity())));
    }

    @Override
    public Uni<Optional<DetectedIncident>> find(UUID id) {
        return findById(id).map(entity -> Optional.ofNullable(entity).map(IncidentEntity::incident));
    }

    @Override
    public Uni<List<DetectedIncident>> newest(Long before, boolean restrictedToo, int rows) {
        String known = restrictedToo ? "" : " and id not in (select r.incidentId from RestrictedIncidentEntity r)";
        return find("number < ?1" + known + " order by number desc", before == null ? Long.MAX_VALUE : before)
                .page(0, rows)
                .list()
                .map(found -> found.stream().map(IncidentEntity::incident).toList());
    }

    @Override
    public Uni<List<DetectedIncident>> goingOn(Instant now) {
        return list("ending is null and (watchUntil is null or watchUntil > ?1)", now)
                .map(found -> found.stream().map(IncidentEntity::incident).toList());
    }

    @Override
    public Uni<List<Long>> nextNumbers(int count) {
        return Sql.rows("select nextval('incident_number'), n from generate_series(1, ?1) n", count)
                .map(rows ->
                        rows.stream().map(row -> ((Number) row[0]).longValue()).toList());
    }

    /** Written past the session: each flush looks at everything that one holds. */
    @Override
    public Uni<Void> open(Collection<Opened> opened) {
        List<Taken> taken = opened.stream()
                .flatMap(one -> one.scopes().stream()
                        .map(scope -> new Taken(
                                scope, one.incident().id(), one.incident().detectedAt())))
                .toList();
        return IncidentEntity.TABLE
                .add(opened.stream()
                        .map(Opened::incident)
                        .map(IncidentEntity::of)
                        .toList())
                .flatMap(added -> take(taken));
    }

    private record Taken(Scope scope, UUID incident, Instant at) {}

    private static Uni<Void> take(List<Taken> taken) {
        Object[] columns = new Columns<>(taken)
                .with(one -> one.scope().key())
                .with(Taken::incident)
                .with(Taken::at)
                .parameters();
        return taken.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(TAKE, columns).replaceWithVoid();
    }

    @Override
    public Uni<Void> save(DetectedIncident incident) {
        return findById(incident.id()).invoke(entity -> entity.take(incident)).flatMap(taken -> flush());
    }

    @Override
    public Uni<Void> release(UUID id, Instant at) {
        return Sql.update(RELEASE, id, at).replaceWithVoid();
    }

    @Override
    public Uni<Void> release(UUID id, Collection<Scope> scopes, Instant at) {
        String[] keys = scopes.stream().map(Scope::key).toArray(String[]::new);
        return Sql.update(RELEASE_SOME, id, at, keys).replaceWithVoid();
    }

    @Override
    public Uni<Void> handOver(UUID from, UUID into) {
        return Sql.update(HAND_OVER, from, into).replaceWithVoid();
    }

    @Override
    public Uni<List<Scope>> scopesOf(UUID id) {
        return Sql.rows(
                        "select scope, min(id) from taken_scope where incident_id = ?1 group by scope order by scope",
                        id)
                .map(rows ->
                        rows.stream().map(row -> new Scope((String) row[0])).toList());
    }

    @Override
    public Uni<Void> takeFree(UUID id, List<Scope> scopes, Instant at) {
        return InTurn.each(scopes, scope -> Sql.update(TAKE_FREE, scope.key(), id, at));
    }
}
