package io.muster.testkit;

import io.muster.contracts.EventJson;
import io.muster.contracts.EventTypes;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The lifecycle topic as the rest of the suite sees it: a test plays the other services by publishing their events, and
 * reads what the service under test tells. CloudEvents binary mode, as the product writes it.
 */
public final class LifecycleTopic implements AutoCloseable {
    private static final Duration PATIENCE = Patience.LONG;

    /** A record with its headers, in stream order. */
    public record Published(String key, int partition, long offset, Map<String, String> headers, byte[] value) {
        public String type() {
            return headers.get("ce_type");
        }

        public UUID id() {
            return UUID.fromString(headers.get("ce_id"));
        }

        public LifecycleEvent event() {
            return EventJson.read(type(), value);
        }
    }

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Published> seen = new ArrayList<>();

    private LifecycleTopic(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.LIFECYCLE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The topic on the test JVM's broker, read from its beginning. */
    public static LifecycleTopic open() {
        return open(EmbeddedBroker.bootstrapServers());
    }

    public static LifecycleTopic open(String bootstrapServers) {
        return new LifecycleTopic(bootstrapServers);
    }

    /** Publishes as the service that owns the event's type does; returns the event's id. */
    public UUID publish(LifecycleEvent event) {
        UUID id = UUID.randomUUID();
        publish(id, event);
        return id;
    }

    /** Publishes with a given id, so that a test can deliver the same event twice. */
    public void publish(UUID id, LifecycleEvent event) {
        String type = EventTypes.typeOf(event);
        publish(id, EventTypes.ownerOf(type), type, event.incidentId().toString(), EventJson.write(event));
    }

    /** Publishes what has waited at its sender for so long by the time it is published. */
    public void publishAfter(Duration waited, LifecycleEvent event) {
        String type = EventTypes.typeOf(event);
        String incident = event.incidentId().toString();
        Map<String, String> headers =
                new HashMap<>(headers(UUID.randomUUID(), EventTypes.ownerOf(type), type, incident));
        headers.put("ce_waited", waited.toString());
        send(incident, EventJson.write(event), headers);
    }

    /** Publishes anything, such as a type of the future or bytes that are no JSON. */
    public void publish(UUID id, String source, String type, String incidentId, byte[] value) {
        send(incidentId, value, headers(id, source, type, incidentId));
    }

    private void send(String incidentId, byte[] value, Map<String, String> headers) {
        var record = new ProducerRecord<>(Topics.LIFECYCLE, incidentId, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not published", e.getCause());
        }
    }

    /** Waits up to a minute for the first event of this type about this incident. */
    public <E extends LifecycleEvent> E await(Class<E> type, UUID incidentId) {
        return await(type, incidentId, 1).getFirst();
    }

    /** Waits up to a minute for {@code count} events of this type about this incident. */
    public <E extends LifecycleEvent> List<E> await(Class<E> type, UUID incidentId, int count) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            List<E> found = all(incidentId).stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
            if (found.size() >= count) {
                return found;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no %d × %s within %d s; the incident has %s"
                        .formatted(count, type.getSimpleName(), PATIENCE.toSeconds(), typesOf(incidentId)));
            }
            poll(Duration.ofMillis(100));
        }
    }

    /** Every event about this incident so far, in stream order. */
    public List<LifecycleEvent> all(UUID incidentId) {
        return records(incidentId).stream().map(Published::event).toList();
    }

    /** Every record about this incident so far, in stream order. */
    public List<Published> records(UUID incidentId) {
        return records().stream()
                .filter(record -> incidentId.toString().equals(record.key()))
                .toList();
    }

    /** Every record so far: what the partitions hold at the moment of the call. */
    public synchronized List<Published> records() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(Duration.ofMillis(100));
        }
        return List.copyOf(seen);
    }

    private List<String> typesOf(UUID incidentId) {
        return records(incidentId).stream().map(Published::type).toList();
    }

    private synchronized void poll(Duration patience) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
            Map<String, String> headers = new HashMap<>();
            record.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            seen.add(new Published(record.key(), record.partition(), record.offset(), headers, record.value()));
        }
    }

    private static Map<String, String> headers(UUID id, String source, String type, String incidentId) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id.toString(),
                "ce_source",
                Optional.ofNullable(source).orElse("test"),
                "ce_type",
                type,
                "ce_subject",
                incidentId,
                "ce_time",
                Instant.now().toString(),
                "content-type",
                "application/json");
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
    }
}
