package io.muster.escalation.auditor.messaging;

import io.muster.contracts.Topics;
import io.muster.escalation.auditor.Reading;
import io.muster.escalation.auditor.Reading.Position;
import io.muster.escalation.auditor.StreamProgress;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Compares what the auditor's consumer group has committed with the ends of the stream, by the group's own consumer. */
@ApplicationScoped
class AuditedStream implements StreamProgress {

    private static final Logger LOG = Logger.getLogger(AuditedStream.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaClientService clients;
    private final Clock clock;
    private final Reading reading = new Reading();
    private final AtomicBoolean asking = new AtomicBoolean();

    AuditedStream(KafkaClientService clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public void ask() {
        reading.asked(clock.instant());
        KafkaConsumer<String, byte[]> consumer = clients.getConsumer(StreamAuditor.CHANNEL);
        if (consumer != null && asking.compareAndSet(false, true)) {
            consumer.runOnPollingThread(AuditedStream::positions)
                    .onTermination()
                    .invoke(() -> asking.set(false))
                    .subscribe()
                    .with(
                            seen -> reading.seen(seen, clock.instant()),
                            failure ->
                                    LOG.warnf("how far the auditor has read is not known: %s", failure.getMessage()));
        }
    }

    @Override
    public Optional<Instant> behindSince() {
        return reading.behindSince();
    }

    private static Map<Integer, Position> positions(Consumer<String, byte[]> consumer) {
        Set<TopicPartition> partitions = consumer.partitionsFor(Topics.LIFECYCLE, PATIENCE).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, PATIENCE);
        Map<Integer, Position> positions = new HashMap<>();
        ends.forEach((partition, end) -> {
            long read = Optional.ofNullable(committed.get(partition))
                    .map(OffsetAndMetadata::offset)
                    .orElse(0L);
            positions.put(partition.partition(), new Position(end, read));
        });
        return positions;
    }
}
