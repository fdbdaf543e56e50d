package io.muster.web.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The table of who did what. Rows are only ever added. */
@ApplicationScoped
public class AuditTrail {

    private static final String INSERT = """
            insert into audit_entry (person, operation, path, status, incident_id, trace_id, at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String NEWEST_FIRST = """
            select id, person, operation, path, status, incident_id, trace_id, at from audit_entry
            where ($1::bigint is null or id < $1)
              and ($2::text is null or person = $2)
              and ($3::uuid is null or incident_id = $3)
            order by id desc limit $4
            """;

    @Inject
    Pool pool;

    Uni<Void> add(AuditEntry e) {
        return pool.preparedQuery(INSERT)
                .execute(Tuple.from(new Object[] {
                    e.person(),
                    e.operation(),
                    e.path(),
                    e.status(),
                    e.incidentId(),
                    e.traceId(),
                    e.at().atOffset(ZoneOffset.UTC)
                }))
                .replaceWithVoid();
    }

    /** Newest first; every filter may be null. */
    Uni<List<AuditEntry>> list(Long before, String person, UUID incidentId, int rows) {
        return pool.preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, person, incidentId, rows))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(AuditTrail::entry)
                        .toList());
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.getLong("id"),
                row.getString("person"),
                row.getString("operation"),
                row.getString("path"),
                row.getInteger("status"),
                row.getUUID("incident_id"),
                row.getString("trace_id"),
                row.getOffsetDateTime("at").toInstant());
    }
}
