package io.muster.durable.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.durable.DeadLetter;
import io.muster.durable.DeadLetterListener;
import io.muster.durable.Received;
import io.muster.durable.database.Sql;
import io.muster.durable.inbox.Inbound;
import io.muster.durable.loop.InTurn;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The rows of records that are not handled. Every method joins the caller's transaction. */
@ApplicationScoped
public class DeadLetters {
    private static final String INSERT = """
            insert into dead_letter (id, lane, state, topic, record_partition, record_offset, record_key, type, source,
                                     incident_id, headers, payload, problem)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """;
    /**
     * What is open of the lane ?2, as a part of another statement. Waits for a redrive that is about to finish the lane, so
     * that no record is parked behind nothing.
     */
    public static final String OPEN = "select seq from dead_letter where lane = ?2 and state <> 'redriven' for share";

    private static final String OPEN_OF_MANY = """
            select lane, state from dead_letter where lane = any(cast(?1 as text[])) and state <> 'redriven'
            order by seq for share
            """;
    private static final String VIEW = """
            select id, state, incident_id, topic, record_partition, record_offset, record_key, type, source, problem,
                   received_at
            from dead_letter where state <> 'redriven' order by seq limit ?1
            """;
    private static final String FIRST_OF_LANE = """
            select id, state, topic, record_partition, record_offset, record_key, headers, payload, received_at
            from dead_letter
            where lane = ?1 and state <> 'redriven' order by seq limit 1 for update
            """;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** A stored record, ready to be handled again. */
    record Stored(UUID id, String state, ConsumerRecord<String, byte[]> record, Instant receivedAt) {
        Received received() {
            return Inbound.received(record).again(id, Inbound.happened(record, receivedAt));
        }
    }

    private final List<DeadLetterListener> listeners;

    DeadLetters(@All List<DeadLetterListener> listeners) {
        this.listeners = listeners;
    }

    public Uni<Void> bury(ConsumerRecord<String, byte[]> record, Received received, String problem) {
        UUID incident = Inbound.incident(record);
        DeadLetter letter = new DeadLetter(received.id(), storable(received.type()), incident, storable(problem));
        return insert(record, received, "dead", problem)
                .chain(() -> InTurn.each(listeners, listener -> listener.died(letter)))
                .replaceWithVoid();
    }

    public Uni<Void> park(ConsumerRecord<String, byte[]> record, Received received) {
        return insert(record, received, "parked", null);
    }

    /** Which of the lanes are blocked. */
    public Uni<Predicate<String>> blocked(Collection<String> lanes) {
        String[] stored = lanes.stream().map(DeadLetters::storable).distinct().toArray(String[]::new);
        return Sql.rows(OPEN_OF_MANY, (Object) stored)
                .map(rows -> rows.stream().map(row -> (String) row[0]).collect(Collectors.toSet()))
                .map(blocked -> lane -> blocked.contains(storable(lane)));
    }

    Uni<List<DeadLetterView>> open(int limit) {
        return Sql.rows(VIEW, limit)
                .map(rows -> rows.stream().map(DeadLetters::view).toList());
    }

    /** The lane of a record that is not handled yet. */
    Uni<Optional<String>> laneOf(UUID id) {
        return Sql.rows("select lane, state from dead_letter where id = ?1 and state <> 'redriven'", id)
                .map(rows -> rows.stream().map(row -> (String) row[0]).findFirst());
    }

    Uni<Optional<Stored>> firstOf(String lane) {
        return Sql.rows(FIRST_OF_LANE, lane)
                .map(rows -> rows.stream().map(DeadLetters::stored).findFirst());
    }

    Uni<Void> redriven(UUID id) {
        return Sql.update(
                        "update dead_letter set state = 'redriven', redriven_at = clock_timestamp() where id = ?1", id)
                .replaceWithVoid();
    }

    Uni<Void> failed(UUID id, String problem) {
        return Sql.update(
                        "update dead_letter set state = 'dead', problem = ?2 where id = ?1 and state <> 'redriven'",
                        id,
                        problem)
                .replaceWithVoid();
    }

    private static Uni<Void> insert(
            ConsumerRecord<String, byte[]> record, Received received, String state, String problem) {
        return Sql.update(
                        INSERT,
                        received.id(),
                        storable(Inbound.lane(record)),
                        state,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        storable(record.key()),
                        storable(received.type()),
                        storable(received.source()),
                        Inbound.incident(record),
                        json(Inbound.headers(record)),
                        record.value(),
                        storable(problem))
                .replaceWithVoid();
    }

    /** PostgreSQL's text knows no zero character, and what is malformed may hold any. */
    public static String storable(String text) {
        return text == null ? null : text.replace("\0", "");
    }

    private static DeadLetterView view(Object[] row) {
        return new DeadLetterView(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                (String) row[3],
                ((Number) row[4]).intValue(),
                ((Number) row[5]).longValue(),
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                Sql.instant(row[10]));
    }

    private static Stored stored(Object[] row) {
        RecordHeaders headers = new RecordHeaders();
        headers((String) row[6]).forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        byte[] value = Sql.bytes(row[7]);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                (String) row[2],
                ((Number) row[3]).intValue(),
                ((Number) row[4]).longValue(),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                value == null ? 0 : value.length,
                (String) row[5],
                value,
                headers,
                Optional.empty());
        return new Stored((UUID) row[0], (String) row[1], record, Sql.instant(row[8]));
    }

    private static String json(Map<String, String> headers) {
        try {
            return EventJson.mapper().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return EventJson.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
