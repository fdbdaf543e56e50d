package io.muster.durable.inbox;

import io.muster.durable.Received;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;

/** Reads what surrounds a record's value. */
public final class Inbound {
    /** How long the record had waited at its sender when it was published: an ISO-8601 duration. */
    public static final String WAITED = "ce_waited";

    private Inbound() {}

    /** A header as text; null when it is absent. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    public static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header(record, header.key())));
        return headers;
    }

    /** A record without a readable CloudEvents id is known by its place, which is as unique. */
    public static Received received(ConsumerRecord<?, ?> record) {
        UUID id = uuid(header(record, "ce_id"));
        return new Received(
                id != null ? id : byPlace(record),
                header(record, "ce_type"),
                header(record, "ce_source"),
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestampType() == TimestampType.LOG_APPEND_TIME
                        ? happened(record, Instant.ofEpochMilli(record.timestamp()))
                        : Optional.empty());
    }

    /** @param arrived when the record came to us, by a clock that is not its sender's */
    public static Optional<Instant> happened(ConsumerRecord<?, ?> record, Instant arrived) {
        String waited = header(record, WAITED);
        try {
            return Optional.ofNullable(waited).map(Duration::parse).map(arrived::minus);
        } catch (DateTimeException | ArithmeticException malformed) {
            return Optional.empty();
        }
    }

    /** The incident a record says it belongs to; null when it says none. */
    public static UUID incident(ConsumerRecord<?, ?> record) {
        UUID subject = uuid(header(record, "ce_subject"));
        return subject != null ? subject : uuid(record.key() instanceof String key ? key : null);
    }

    /** Records of one lane are handled in order, and wait behind a dead one. */
    public static String lane(ConsumerRecord<?, ?> record) {
        return record.topic() + "/" + (record.key() == null ? record.partition() : record.key());
    }

    private static UUID byPlace(ConsumerRecord<?, ?> record) {
        byte[] topic = record.topic().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(topic.length + 12)
                .put(topic)
                .putInt(record.partition())
                .putLong(record.offset())
                .array());
    }

    private static UUID uuid(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            return null;
        }
    }
}
