package io.muster.durable.timer;

import io.muster.durable.Timer;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The statements on timers. */
@ApplicationScoped
class TimerRows {
    private static final String DUE = """
            select (select count(*) from (
                        select 1 from timer
                        where kind = any($1) and next_at <= $2 and (next_at <= $4 or kind <> all($3)) limit 64) due),
                   (select min(next_at) from timer where kind = any($1))
            """;
    private static final String CLAIM = """
            delete from timer where (kind, key) = (
                select kind, key from timer
                where kind = any(?1) and next_at <= ?2 and (next_at <= ?4 or kind <> all(?3))
                order by next_at limit 1 for update skip locked)
            returning kind, key, due_at, payload, attempts, traceparent
            """;
    private static final String CLAIM_MORE = """
            delete from timer where kind = ?1 and key in (
                select key from timer where kind = ?1 and next_at <= ?2
                order by next_at limit ?3 for update skip locked)
            returning kind, key, due_at, payload, attempts, traceparent
            """;
    private static final String CLAIM_THIS = """
            delete from timer where (kind, key) = (
                select kind, key from timer where kind = ?1 and key = ?2 and next_at <= ?3 for update skip locked)
            returning kind, key, due_at, payload, attempts, traceparent
            """;
    private static final String POSTPONE = """
            update timer set attempts = $3, next_at = $4, problem = $5 where kind = $1 and key = $2 and due_at = $6
            """;

    private final Pool pool;

    TimerRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param count how many are due, up to 64
     * @param next when the first is or was due; null when there are none
     */
    record Due(int count, Instant next) {}

    record Claim(Timer timer, int attempts) {}

    /**
     * What is looked for.
     *
     * @param patient those of the kinds that are due only when they were before {@code impatientAt}
     */
    record Wanted(Collection<String> kinds, Instant now, Collection<String> patient, Instant impatientAt) {}

    Uni<Due> due(Wanted wanted) {
        return Sql.alone(
                        pool,
                        DUE,
                        wanted.kinds().toArray(String[]::new),
                        utc(wanted.now()),
                        wanted.patient().toArray(String[]::new),
                        utc(wanted.impatientAt()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    OffsetDateTime next = row.getOffsetDateTime(1);
                    return new Due(row.getInteger(0), next == null ? null : next.toInstant());
                });
    }

    /** Takes the first due timer that nobody else has, and removes it, in the caller's transaction. */
    Uni<Optional<Claim>> claim(Wanted wanted) {
        return Sql.rows(
                        CLAIM,
                        wanted.kinds().toArray(String[]::new),
                        wanted.now(),
                        wanted.patient().toArray(String[]::new),
                        wanted.impatientAt())
                .map(rows -> rows.stream().map(TimerRows::claim).findFirst());
    }

    /** The same with up to so many of one kind. */
    Uni<List<Claim>> claimMore(String kind, Instant now, int most) {
        return Sql.rows(CLAIM_MORE, kind, now, most)
                .map(rows -> rows.stream().map(TimerRows::claim).toList());
    }

    /** The same with this one; empty when it is not due any more or somebody else has it. */
    Uni<Optional<Claim>> claim(Timer timer, Instant now) {
        return Sql.rows(CLAIM_THIS, timer.kind(), timer.key(), now)
                .map(rows -> rows.stream().map(TimerRows::claim).findFirst());
    }

    /** Tries again later, unless the timer was replaced meanwhile. */
    Uni<Void> postpone(Timer timer, int attempts, Instant nextAt, String problem) {
        return Sql.alone(pool, POSTPONE, timer.kind(), timer.key(), attempts, utc(nextAt), problem, utc(timer.dueAt()))
                .replaceWithVoid();
    }

    private static Claim claim(Object[] row) {
        return new Claim(
                new Timer((String) row[0], (String) row[1], Sql.instant(row[2]), (String) row[3], (String) row[5]),
                ((Number) row[4]).intValue());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
