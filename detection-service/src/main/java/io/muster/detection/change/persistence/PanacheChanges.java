package io.muster.detection.change.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.change.Change;
import io.muster.detection.change.Changes;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class PanacheChanges implements Changes {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST = new UUID(-1L, -1L);
    private static final String ADD = """
            insert into change_event
                (id, summary, origin, integration, format, details, links, changed_at, received_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """;
    private static final String LIST = """
            select id, summary, origin, integration, format, details, links, changed_at,
                received_at
            from change_event
            where changed_at >= ?1 and changed_at < ?2 and (changed_at, id) < (?3, ?4)
            order by changed_at desc, id desc limit ?5
            """;

    private static final String FORGET = """
            delete from change_event where ctid = any(array(
                select ctid from change_event where changed_at < ?1 and received_at < ?1 order by changed_at limit ?2))
            """;

    @Override
    public Uni<Void> add(Change change) {
        return Sql.update(
                        ADD,
                        change.id(),
                        change.summary(),
                        change.origin(),
                        change.integration(),
                        change.format(),
                        write(change.details()),
                        write(change.links()),
                        change.changedAt(),
                        change.receivedAt())
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> forget(Instant before, int most) {
        return Sql.update(FORGET, before, most);
    }

    @Override
    public Uni<List<Change>> list(Filter filter, int rows) {
        Place behind = filter.behind() == null ? new Place(LATEST, LAST) : filter.behind();
        return Sql.rows(
                        LIST,
                        filter.since() == null ? EARLIEST : filter.since(),
                        filter.until() == null ? LATEST : filter.until(),
                        behind.changedAt(),
                        behind.id(),
                        rows)
                .map(found -> found.stream().map(PanacheChanges::change).toList());
    }

    private static Change change(Object[] row) {
        return new Change(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                read((String) row[5]),
                read((String) row[6]),
                Sql.instant(row[7]),
                Sql.instant(row[8]));
    }

    private static String write(Map<String, String> texts) {
        try {
            return EventJson.mapper().writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written", e);
        }
    }

    private static Map<String, String> read(String json) {
        try {
            return EventJson.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be read", e);
        }
    }
}
