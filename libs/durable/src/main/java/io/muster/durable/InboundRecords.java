package io.muster.durable;

import io.muster.durable.inbox.Reception;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Inbox, transaction, retries and dead letters for any topic. */
@ApplicationScoped
public class InboundRecords {
    private final Reception reception;
    private final Map<String, RecordHandler> handlers = new ConcurrentHashMap<>();

    InboundRecords(Reception reception) {
        this.reception = reception;
    }

    /** Completes when the record is handled, known already, or safely a dead letter; never fails. */
    public Uni<Void> process(ConsumerRecord<String, byte[]> record, RecordHandler handler) {
        register(record.topic(), handler);
        return reception.process(record, handler);
    }

    /**
     * Takes a message in: records of one key are handled in order, many keys at once, and the message is acknowledged
     * when it is done. Completes as soon as there is room for the next one. For {@code @Incoming} methods with manual
     * acknowledgment.
     */
    public Uni<Void> accept(Message<byte[]> message, RecordHandler handler) {
        ConsumerRecord<String, byte[]> record = record(message);
        register(record.topic(), handler);
        return reception.accept(record, handler, () -> Uni.createFrom().completionStage(message::ack));
    }

    /** Names the handler by which dead letters of the topic are redriven; {@link #process} does so by itself. */
    public void register(String topic, RecordHandler handler) {
        handlers.put(topic, handler);
    }

    /** The handler of a topic, for redriving its dead letters. */
    public Optional<RecordHandler> handler(String topic) {
        return Optional.ofNullable(handlers.get(topic));
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("a message that is no Kafka record"))
                .getRecord();
    }
}
