package io.muster.durable;

import io.muster.contracts.EventJson;
import io.muster.contracts.EventTypes;
import io.muster.contracts.Ids;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.database.Sql;
import io.muster.durable.outbox.Relay;
import io.muster.durable.outbox.Shards;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Where a use case leaves what it has to say, in its own transaction. The relay takes it to {@code muster.lifecycle.v1}
 * after the commit, at least once, in the order of appending for each incident.
 */
@ApplicationScoped
public class Outbox {
    /** Kafka takes no record above 1 MiB; an event that large would block its incident for ever. */
    private static final int MAX_BYTES = 900_000;

    /** In the given order, by which each gets its number. */
    private static final String INSERT = """
            insert into outbox (id, shard, incident_id, type, occurred_at, payload, topic, traceparent, tracestate)
            select id, shard, incident_id, type, occurred_at, payload, topic, parent, state
            from unnest(cast(?1 as uuid[]), cast(?2 as smallint[]), cast(?3 as uuid[]), cast(?4 as text[]),
                        cast(?5 as timestamptz[]), cast(?6 as bytea[]), cast(?7 as text[]), cast(?8 as text[]),
                        cast(?9 as text[]))
                with ordinality as given (id, shard, incident_id, type, occurred_at, payload, topic, parent, state, place)
            order by place
            """;

    private final UnitOfWork unitOfWork;
    private final Relay relay;
    private final Seams seams;
    private final Clock clock;
    private final String source;
    private final RowWriter<Row> writer = this::insert;

    /** With the trace it was appended in. */
    private record Row(UUID id, OutboxRecord record, Map<String, String> trace) {}

    Outbox(UnitOfWork unitOfWork, Relay relay, Seams seams, Clock clock, DurableConfig config) {
        this.unitOfWork = unitOfWork;
        this.relay = relay;
        this.seams = seams;
        this.clock = clock;
        this.source = config.source();
    }

    /**
     * Appends in the caller's transaction, which writes all its events at its end. Fails with {@link
     * IllegalStateException} when there is none, and with {@link IllegalArgumentException} for an event of another
     * service's.
     */
    public Uni<Void> append(LifecycleEvent event) {
        return append(List.of(event));
    }

    /** Appends in this order; see {@link #append(LifecycleEvent)}. */
    public Uni<Void> append(List<? extends LifecycleEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return appendAll(() -> events.stream().map(this::record).toList());
    }

    /** Appends a record for another topic; see {@link #append(LifecycleEvent)}. */
    public Uni<Void> append(OutboxRecord record) {
        return appendAll(() -> List.of(record));
    }

    private Uni<Void> appendAll(Supplier<List<OutboxRecord>> made) {
        return Uni.createFrom().deferred(() -> {
            unitOfWork.afterCommit("seam", () -> seams.reach(Seams.AFTER_COMMIT));
            Map<String, String> trace = Traces.capture();
            List<OutboxRecord> records = made.get();
            for (OutboxRecord record : records) {
                requireThatItFits(record);
                int shard = Shards.of(record.subject());
                unitOfWork.afterCommit("relay/" + shard, () -> relay.committed(shard));
                unitOfWork.leave(writer, new Row(Ids.at(clock.instant()), record, trace));
            }
            return Uni.createFrom().voidItem();
        });
    }

    private OutboxRecord record(LifecycleEvent event) {
        String type = EventTypes.typeOf(event);
        if (!EventTypes.ownerOf(type).equals(source)) {
            throw new IllegalArgumentException(source + " does not own " + type);
        }
        return new OutboxRecord(null, event.incidentId(), type, event.occurredAt(), EventJson.write(event));
    }

    private Uni<Void> insert(List<Row> rows) {
        return Sql.update(
                        INSERT,
                        column(rows, Row::id, UUID[]::new),
                        column(rows, row -> (short) Shards.of(row.record().subject()), Short[]::new),
                        column(rows, row -> row.record().subject(), UUID[]::new),
                        column(rows, row -> row.record().type(), String[]::new),
                        column(rows, row -> row.record().occurredAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                        column(rows, row -> Buffer.buffer(row.record().payload()), Buffer[]::new),
                        column(rows, row -> row.record().topic(), String[]::new),
                        column(rows, row -> row.trace().get(Traces.PARENT), String[]::new),
                        column(rows, row -> row.trace().get(Traces.STATE), String[]::new))
                .replaceWithVoid();
    }

    private static <T> Object column(List<Row> rows, Function<Row, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static void requireThatItFits(OutboxRecord record) {
        if (record.payload().length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    record.type() + " of " + record.payload().length + " bytes does not fit into a record");
        }
    }
}
