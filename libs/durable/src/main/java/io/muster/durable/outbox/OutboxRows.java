package io.muster.durable.outbox;

import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The relay's statements. Each is a transaction of its own: publishing happens in between, inside of none. */
@ApplicationScoped
class OutboxRows {
    private static final String ACQUIRE = """
            with free as (
                select shard from relay_shard
                where holder = $1 or held_until is null or held_until < clock_timestamp()
                order by shard for update skip locked)
            update relay_shard mine
            set fence = case when mine.holder = $1 and mine.held_until >= clock_timestamp()
                             then mine.fence else mine.fence + 1 end,
                holder = $1,
                held_until = clock_timestamp() + $2 * interval '1 millisecond'
            from free where mine.shard = free.shard
            returning mine.shard, mine.fence
            """;
    private static final String RELEASE = "update relay_shard set holder = null, held_until = null where holder = $1";
    private static final String WAITING = """
            select seq, id, shard, incident_id, topic, type, occurred_at, payload, traceparent, tracestate, created_at,
                   clock_timestamp()
            from outbox
            where published_at is null and shard = any($1) and incident_id <> all($2)
            order by seq limit $3
            """;
    // Whoever got the ack may mark: that a record was published stays true when the lease is lost meanwhile.
    private static final String MARK = "update outbox set published_at = clock_timestamp() where seq = any($1)";

    private final Pool pool;

    OutboxRows(Pool pool) {
        this.pool = pool;
    }

    /** Takes and renews what it can get; shard → fence. */
    Uni<Map<Integer, Long>> acquire(String holder, Duration lease) {
        return Sql.alone(pool, ACQUIRE, holder, (double) lease.toMillis()).map(rows -> {
            Map<Integer, Long> fences = new HashMap<>();
            rows.forEach(row -> fences.put(row.getInteger(0), row.getLong(1)));
            return fences;
        });
    }

    Uni<Void> release(String holder) {
        return Sql.alone(pool, RELEASE, holder).replaceWithVoid();
    }

    /** The oldest rows of these shards, without those of the incidents that are being published. */
    Uni<List<OutboxRow>> waiting(List<Integer> shards, Collection<UUID> busy, int limit) {
        return Sql.alone(pool, WAITING, shards.toArray(Integer[]::new), busy.toArray(UUID[]::new), limit)
                .map(OutboxRows::rows);
    }

    Uni<Void> mark(List<Long> seqs) {
        return Sql.alone(pool, MARK, (Object) seqs.toArray(Long[]::new)).replaceWithVoid();
    }

    /** Tells the replica that holds the shard; outside of any transaction, because a notify at commit queues them all. */
    Uni<Void> nudge(String channel) {
        return Sql.alone(pool, "select pg_notify($1, '')", channel).replaceWithVoid();
    }

    private static List<OutboxRow> rows(RowSet<Row> rows) {
        List<OutboxRow> waiting = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Instant createdAt = row.getOffsetDateTime(10).toInstant();
            waiting.add(new OutboxRow(
                    row.getLong(0),
                    row.getUUID(1),
                    row.getInteger(2),
                    row.getUUID(3),
                    row.getString(4),
                    row.getString(5),
                    row.getOffsetDateTime(6).toInstant(),
                    row.get(Buffer.class, 7).getBytes(),
                    row.getString(8),
                    row.getString(9),
                    createdAt,
                    Duration.between(createdAt, row.getOffsetDateTime(11).toInstant())));
        }
        return waiting;
    }
}
