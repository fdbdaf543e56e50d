package io.muster.escalation.paging.persistence;

import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Sql;
import io.muster.escalation.paging.Escalation;
import io.muster.escalation.paging.Escalations;
import io.muster.escalation.paging.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheEscalations implements Escalations, PanacheRepositoryBase<EscalationEntity, UUID> {

    // Not by entity: what is loaded before the incident's gate is entered would be stale behind it.
    private static final String INCIDENT_OF = "select incident_id, id from page where id = ?1";

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

    private final PanachePages pages;
    private final UnitOfWork unitOfWork;

    PanacheEscalations(PanachePages pages, UnitOfWork unitOfWork) {
        this.pages = pages;
        this.unitOfWork = unitOfWork;
    }

    /** Those that were loaded together, as the transaction knows them by now. */
    private Map<UUID, Optional<Escalation>> known() {
        return unitOfWork.memory(PanacheEscalations.class, HashMap::new);
    }

    @Override
    public Uni<Optional<Escalation>> find(UUID incidentId) {
        return Uni.createFrom().deferred(() -> {
            Optional<Escalation> known = known().get(incidentId);
            return known == null ? load(incidentId) : Uni.createFrom().item(known);
        });
    }

    private Uni<Optional<Escalation>> load(UUID incidentId) {
        return findById(incidentId)
                .chain(found -> found == null
                        ? Uni.createFrom().item(Optional.<Escalation>empty())
                        : pages.of(incidentId).map(rows -> Optional.of(escalation(found, rows))));
    }

    private static Escalation escalation(EscalationEntity entity, List<PageEntity> pages) {
        return new Escalation(
                entity.facts(),
                entity.state(),
                pages.stream().map(PageEntity::page).toList());
    }

    @Override
    public Uni<Void> findTogether(Collection<UUID> incidentIds) {
        return list("incidentId in ?1", incidentIds)
                .chain(found -> pagesOf(found).invoke(byIncident -> {
                    incidentIds.forEach(id -> known().put(id, Optional.empty()));
                    found.forEach(one -> known().put(
                                    one.incidentId,
                                    Optional.of(escalation(one, byIncident.getOrDefault(one.incidentId, List.of())))));
                }))
                .replaceWithVoid();
    }

    private Uni<Map<UUID, List<PageEntity>>> pagesOf(List<EscalationEntity> found) {
        return found.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pages.of(found.stream().map(one -> one.incidentId).toList())
                        .map(rows -> rows.stream().collect(Collectors.groupingBy(page -> page.incidentId)));
    }

    @Override
    public Uni<List<UUID>> openNaming(Collection<String> keys) {
        return Sql.rows(OPEN_NAMING, String.join(",", keys))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }

    @Override
    public Uni<Void> save(Optional<Escalation> before, Escalation after) {
        return saveItself(before, after)
                .chain(() -> Multi.createFrom()
                        .range(0, after.pages().size())
                        .onItem()
                        .transformToUniAndConcatenate(place -> save(page(before, place), after, place))
                        .collect()
                        .last()
                        .replaceWithVoid())
                .invoke(() -> known().computeIfPresent(after.incidentId(), (id, known) -> Optional.of(after)));
    }

    private Uni<Void> saveItself(Optional<Escalation> before, Escalation after) {
        EscalationEntity entity = EscalationEntity.of(after.facts(), after.state());
        if (before.isEmpty()) {
            return persist(entity).replaceWithVoid();
        }
        boolean same = before.get().facts().equals(after.facts())
                && before.get().state().equals(after.state());
        return same
                ? Uni.createFrom().voidItem()
                : getSession().chain(session -> session.merge(entity)).replaceWithVoid();
    }

    /** Null where none was. */
    private static Page page(Optional<Escalation> escalation, int place) {
        return escalation
                .filter(known -> place < known.pages().size())
                .map(known -> known.pages().get(place))
                .orElse(null);
    }

    /** One that stays as it was is in the session since it was found, and is only numbered. */
    private Uni<Void> save(Page before, Escalation after, int place) {
        if (after.pages().get(place).equals(before)) {
            return pages.findById(before.id())
                    .invoke(found -> found.standAt(place))
                    .replaceWithVoid();
        }
        PageEntity entity =
                PageEntity.of(after.incidentId(), place, after.pages().get(place));
        return before == null
                ? pages.persist(entity).replaceWithVoid()
                : pages.getSession().chain(session -> session.merge(entity)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<UUID>> incidentOf(UUID pageId) {
        return Sql.rows(INCIDENT_OF, pageId)
                .map(rows -> rows.stream().findFirst().map(row -> (UUID) row[0]));
    }

    @Override
    public Uni<Boolean> wants(UUID pageId, UUID delivery) {
        return pages.findById(pageId).map(found -> found != null && found.page().wants(delivery));
    }

    @Override
    public Uni<List<Page>> pages(Collection<UUID> pageIds) {
        return pages.list("id in ?1", pageIds)
                .map(found -> found.stream().map(PageEntity::page).toList());
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
        return Sql.update(FORGET_CANARIES, before).replaceWithVoid();
    }

    @Override
    public Uni<Void> takeTurn(String policy, int by) {
        return Sql.update(TAKE_TURN, policy, by).replaceWithVoid();
    }
}
