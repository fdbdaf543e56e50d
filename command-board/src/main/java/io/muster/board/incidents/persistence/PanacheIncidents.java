package io.muster.board.incidents.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.Change;
import io.muster.board.incidents.Incidents;
import io.muster.board.incidents.Listing;
import io.muster.board.incidents.Reader;
import io.muster.board.incidents.Sight;
import io.muster.board.incidents.TimelineEntry;
import io.muster.board.incidents.Troubleshooting;
import io.muster.contracts.EventJson;
import io.muster.contracts.Incident;
import io.muster.durable.merge.MergedIncidents;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheIncidents implements Incidents, PanacheRepositoryBase<IncidentEntity, UUID> {

    private static final String INSERT_NEW = """
            insert into incident (id, number, state, sort_key, open, restricted) values (?1, 0, ?2, ?3, true, false)
            on conflict (id) do nothing
            """;
    private static final String LOCK = "select * from incident where id = ?1 for update";
    private static final String TIMELINE =
            "from TimelineEntryEntity where incidentId in ?1 and seq > ?2 and (restricted = false or ?3 = true)"
                    + " and (?4 = true or type not in ?5)";
    private static final String BY_SEQ = "from TimelineEntryEntity where seq in ?1 order by seq";
    private static final String NEWEST = "select coalesce(max(seq), 0) from timeline_entry";
    private static final String CHANGES_AFTER = """
            select seq from timeline_entry
            where seq > ?1
               or recorded_at > (select e.recorded_at from timeline_entry e where e.seq = ?1)
                                - cast(?2 as double precision) * interval '1 second'
            order by seq limit ?3
            """;

    private final MergedIncidents merged;

    PanacheIncidents(MergedIncidents merged) {
        this.merged = merged;
    }

    @Override
    public Uni<BoardIncident> locked(UUID id) {
        BoardIncident fresh = BoardIncident.of(id);
        return getSession()
                .flatMap(session -> session.createNativeQuery(INSERT_NEW)
                        .setParameter(1, id)
                        .setParameter(2, write(fresh.state()))
                        .setParameter(3, fresh.sortKey())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(LOCK, IncidentEntity.class)
                                .setParameter(1, id)
                                .getSingleResult())
                        .map(PanacheIncidents::incident));
    }

    @Override
    public Uni<Void> save(BoardIncident incident) {
        return findById(incident.state().id())
                .invoke(row -> {
                    row.number = incident.state().number();
                    row.state = write(incident.state());
                    row.sortKey = incident.sortKey();
                    row.open = incident.isOpen();
                    row.restricted = incident.restricted();
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<TimelineEntry> append(TimelineEntry entry) {
        TimelineEntryEntity row = TimelineEntryEntity.of(entry);
        return getSession()
                .flatMap(session -> session.persist(row).chain(session::flush))
                .map(stored -> row.toEntry());
    }

    @Override
    public Uni<Optional<BoardIncident>> find(UUID id) {
        return findById(id).map(row -> Optional.ofNullable(row).map(PanacheIncidents::incident));
    }

    @Override
    public Uni<List<BoardIncident>> merged(UUID id) {
        return merged.livingIn(id)
                .flatMap(all -> all.size() == 1
                        ? Uni.createFrom().item(List.<IncidentEntity>of())
                        : list("id in ?1 and id <> ?2 order by number", all, id))
                .map(rows -> rows.stream().map(PanacheIncidents::incident).toList());
    }

    @Override
    public Uni<List<BoardIncident>> list(Listing listing) {
        Listing.Place after = Optional.ofNullable(listing.after()).orElse(new Listing.Place("", new UUID(0, 0)));
        return find(
                        "number > 0 and (open = true or ?1 = false) and (restricted = false or ?2 = true)"
                                + " and (sortKey > ?3 or (sortKey = ?3 and id > ?4)) order by sortKey, id",
                        listing.openOnly(),
                        listing.sight() == Sight.EVERYTHING,
                        after.sortKey(),
                        after.id())
                .page(0, listing.rows())
                .list()
                .map(rows -> rows.stream().map(PanacheIncidents::incident).toList());
    }

    @Override
    public Uni<List<TimelineEntry>> timeline(UUID incidentId, Reader reader, long afterSeq, int rows) {
        return rows(TIMELINE + " order by seq", incidentId, reader, afterSeq, rows);
    }

    @Override
    public Uni<List<TimelineEntry>> latest(UUID incidentId, Reader reader, int rows) {
        return rows(TIMELINE + " order by seq desc", incidentId, reader, 0, rows);
    }

    private Uni<List<TimelineEntry>> rows(String query, UUID incidentId, Reader reader, long afterSeq, int rows) {
        return merged.livingIn(incidentId).flatMap(all -> rows(query, all, reader, afterSeq, rows));
    }

    private Uni<List<TimelineEntry>> rows(String query, List<UUID> all, Reader reader, long afterSeq, int rows) {
        return getSession()
                .flatMap(session -> session.createQuery(query, TimelineEntryEntity.class)
                        .setParameter(1, all)
                        .setParameter(2, afterSeq)
                        .setParameter(3, reader.sight() == Sight.EVERYTHING)
                        .setParameter(4, reader.seesTroubleshooting())
                        .setParameter(5, Troubleshooting.TYPES)
                        .setMaxResults(rows)
                        .getResultList())
                .map(found -> found.stream().map(TimelineEntryEntity::toEntry).toList());
    }

    @Override
    public Uni<Optional<Change>> change(long seq) {
        return getSession()
                .flatMap(session -> session.find(TimelineEntryEntity.class, seq))
                .flatMap(row -> row == null ? Uni.createFrom().item(List.<Change>of()) : changes(List.of(row)))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Long> newest() {
        return getSession()
                .flatMap(
                        session -> session.createNativeQuery(NEWEST, Long.class).getSingleResult());
    }

    @Override
    public Uni<List<Change>> changesAfter(long seq, Duration overlap, int rows) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(CHANGES_AFTER, Long.class)
                        .setParameter(1, seq)
                        .setParameter(2, overlap.toMillis() / 1000.0)
                        .setParameter(3, rows)
                        .getResultList()
                        .flatMap(seqs -> session.createQuery(BY_SEQ, TimelineEntryEntity.class)
                                .setParameter(1, seqs)
                                .getResultList()))
                .flatMap(this::changes);
    }

    private Uni<List<Change>> changes(List<TimelineEntryEntity> rows) {
        List<UUID> ids = rows.stream().map(row -> row.incidentId).distinct().toList();
        return list("id in ?1", ids).map(found -> {
            Map<UUID, BoardIncident> byId = found.stream()
                    .map(PanacheIncidents::incident)
                    .collect(Collectors.toMap(incident -> incident.state().id(), Function.identity()));
            return rows.stream()
                    .map(row -> new Change(row.toEntry(), byId.get(row.incidentId)))
                    .toList();
        });
    }

    private static BoardIncident incident(IncidentEntity row) {
        return new BoardIncident(read(row.state));
    }

    private static String write(Incident state) {
        try {
            return EventJson.mapper().writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an incident's state must be writable as JSON", e);
        }
    }

    private static Incident read(String state) {
        try {
            return EventJson.mapper().readValue(state, Incident.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an incident's state must be readable", e);
        }
    }
}
