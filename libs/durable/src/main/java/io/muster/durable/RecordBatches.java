package io.muster.durable;

import io.muster.durable.inbox.BatchReception;
import io.muster.durable.inbox.TopicReader;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Inbox, transaction, retries and dead letters for a topic with many records: one partition's records in order, in batches,
 * several batches at once.
 */
@ApplicationScoped
public class RecordBatches {

    private final BatchReception reception;
    private final InboundRecords inbound;
    private final DurableConfig config;
    private final Map<String, Object> kafka;
    private final Clock clock;
    private final List<TopicReader<?>> readers = new CopyOnWriteArrayList<>();

    RecordBatches(
            BatchReception reception,
            InboundRecords inbound,
            DurableConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Clock clock) {
        this.reception = reception;
        this.inbound = inbound;
        this.config = config;
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Reads the topic until the service ends, as one of the readers of this service's group. */
    public <T> void read(String topic, BatchHandler<T> handler) {
        inbound.register(topic, BatchReception.one(handler));
        TopicReader<T> reader = new TopicReader<>(topic, kafka, config, reception, handler, clock);
        readers.add(reader);
        reader.start();
    }

    /** Before the database and the broker's clients go. */
    void stop(@Observes @Priority(500) ShutdownEvent event) {
        readers.forEach(TopicReader::stop);
    }
}
