package io.muster.escalation.paging.persistence;

import io.muster.durable.RowWriter;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Sql;
import io.muster.escalation.paging.Escalation;
import io.muster.escalation.paging.Escalations;
import io.muster.escalation.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@ApplicationScoped
class SqlEscalations implements Escalations {

    /** In the order in which they were decided. */
    private static final String PAGES_OF = "where incident_id = any(?1) order by place, decided_at, id";

    private static final String INCIDENT_OF = "select incident_id, id from page where id = ?1";

    private static final String KNOWN = "select incident_id, state from escalation where incident_id = ?1";

    private static final String OPEN_NAMING = """
            select e.incident_id, e.state from escalation e
            where e.state <> 'stopped' and not e.test
              and exists (select 1 from unnest(string_to_array(?1, ',')) as k
                          where k in (e.service, e.run_service, e.run_team)
                             or strpos(e.run_policy, '"' || k || '"') > 0
                             or exists (select 1 from page p where p.incident_id = e.incident_id and p.person = k))
            """;

    private static final String TURN = "select turn, policy from policy_turn where policy = ?1";
    /** Changes nothing, and holds the turn until the transaction has taken it or ends. */
    private static final String HOLD_TURN = """
            insert into policy_turn (policy, turn) values (?1, 0)
            on conflict (policy) do update set turn = policy_turn.turn
            returning turn, policy
            """;

    private static final String TAKE_TURN = "update policy_turn set turn = turn + ?2 where policy = ?1";

    private static final String FORGET_CANARIES = """
            with old as (
                select incident_id from escalation
                where test and since < ?1 and cast(run_policy as json) ->> 'key' = 'canary' limit 100),
            links as (delete from page_link where page_id in (
                select id from page where incident_id in (select incident_id from old))),
            pages as (delete from page where incident_id in (select incident_id from old)),
            messages as (delete from delivery where incident_id in (select incident_id from old))
            delete from escalation where incident_id in (select incident_id from old)
            """;

    private final UnitOfWork unitOfWork;
    private final RowWriter<Changed> writer = SqlEscalations::write;

    SqlEscalations(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** What a step changed of an escalation. @param row null where only pages changed */
    private record Changed(EscalationRow row, List<PageRow> pages) {}

    /** Those that were loaded together or saved, as the transaction knows them by now. */
    private Map<UUID, Optional<Escalation>> known() {
        return unitOfWork.memory(SqlEscalations.class, HashMap::new);
    }

    @Override
    public Uni<Optional<Escalation>> find(UUID incidentId) {
        return Uni.createFrom().deferred(() -> {
            Optional<Escalation> known = known().get(incidentId);
            return known == null
                    ? load(List.of(incidentId)).map(found -> Optional.ofNullable(found.get(incidentId)))
                    : Uni.createFrom().item(known);
        });
    }

    @Override
    public Uni<Void> findTogether(Collection<UUID> incidentIds) {
        return load(incidentIds)
                .invoke(found -> incidentIds.forEach(id -> known().put(id, Optional.ofNullable(found.get(id)))))
                .replaceWithVoid();
    }

    private static Uni<Map<UUID, Escalation>> load(Collection<UUID> incidentIds) {
        Object ids = incidentIds.toArray(UUID[]::new);
        return EscalationRow.TABLE
                .find("where incident_id = any(?1)", ids)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Map.of())
                        : PageRow.TABLE.find(PAGES_OF, ids).map(pages -> escalations(rows, pages)));
    }

    private static Map<UUID, Escalation> escalations(List<EscalationRow> rows, List<PageRow> pages) {
        Map<UUID, List<PageRow>> byIncident = pages.stream().collect(Collectors.groupingBy(PageRow::incidentId));
        return rows.stream()
                .collect(Collectors.toMap(
                        EscalationRow::incidentId,
                        row -> new Escalation(
                                row.facts(),
                                row.state(),
                                byIncident.getOrDefault(row.incidentId(), List.of()).stream()
                                        .map(PageRow::page)
                                        .toList())));
    }

    @Override
    public Uni<List<UUID>> openNaming(Collection<String> keys) {
        return written(() -> Sql.rows(OPEN_NAMING, String.join(",", keys)))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    /** Left for the end of the transaction, which writes all in two statements. */
    @Override
    public Uni<Void> save(Optional<Escalation> before, Escalation after) {
        return Uni.createFrom()
                .item(after)
                .invoke(() -> {
                    Changed changed = new Changed(changedItself(before, after), changedPages(before, after));
                    if (changed.row() != null || !changed.pages().isEmpty()) {
                        unitOfWork.leaveFirst(writer, changed);
                    }
                    known().put(after.incidentId(), Optional.of(after));
                })
                .replaceWithVoid();
    }

    private static EscalationRow changedItself(Optional<Escalation> before, Escalation after) {
        boolean same = before.filter(known ->
                        known.facts().equals(after.facts()) && known.state().equals(after.state()))
                .isPresent();
        return same ? null : EscalationRow.of(after.facts(), after.state());
    }

    private static List<PageRow> changedPages(Optional<Escalation> before, Escalation after) {
        List<Page> known = before.map(Escalation::pages).orElse(List.of());
        return IntStream.range(0, after.pages().size())
                .filter(place ->
                        place >= known.size() || !after.pages().get(place).equals(known.get(place)))
                .mapToObj(place ->
                        PageRow.of(after.incidentId(), place, after.pages().get(place)))
                .toList();
    }

    /** Pages belong to rows that are there. */
    private static Uni<Void> write(List<Changed> changes) {
        return EscalationRow.TABLE
                .put(changes.stream().map(Changed::row).filter(Objects::nonNull).toList())
                .chain(() -> PageRow.TABLE.put(changes.stream()
                        .flatMap(change -> change.pages().stream())
                        .toList()));
    }

    @Override
    public Uni<Optional<UUID>> incidentOf(UUID pageId) {
        return written(() -> Sql.rows(INCIDENT_OF, pageId))
                .map(rows -> rows.stream().findFirst().map(row -> (UUID) row[0]));
    }

    @Override
    public Uni<Boolean> isKnown(UUID incidentId) {
        return written(() -> Sql.rows(KNOWN, incidentId)).map(rows -> !rows.isEmpty());
    }

    @Override
    public Uni<Boolean> wants(UUID pageId, UUID delivery) {
        return pages(Set.of(pageId)).map(found -> found.stream().anyMatch(page -> page.wants(delivery)));
    }

    @Override
    public Uni<List<Page>> pages(Collection<UUID> pageIds) {
        Object ids = pageIds.toArray(UUID[]::new);
        return written(() -> PageRow.TABLE.find("where id = any(?1)", ids))
                .map(found -> found.stream().map(PageRow::page).toList());
    }

    @Override
    public Uni<Long> turn(String policy) {
        return Sql.rows(TURN, policy)
                .map(rows -> rows.stream().findFirst().map(row -> (Long) row[0]).orElse(0L));
    }

    @Override
    public Uni<Long> holdTurn(String policy) {
        return Sql.rows(HOLD_TURN, policy).map(rows -> (Long) rows.getFirst()[0]);
    }

    @Override
    public Uni<Void> forgetCanaries(Instant before) {
        return written(() -> Sql.update(FORGET_CANARIES, before)).replaceWithVoid();
    }

    @Override
    public Uni<Void> takeTurn(String policy, int by) {
        return Sql.update(TAKE_TURN, policy, by).replaceWithVoid();
    }

    /** A statement that has to see what the transaction has saved. */
    private <T> Uni<T> written(Supplier<Uni<T>> statement) {
        return unitOfWork.writeRows().chain(written -> statement.get());
    }
}
