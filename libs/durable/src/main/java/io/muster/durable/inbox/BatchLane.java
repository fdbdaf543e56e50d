package io.muster.durable.inbox;

import io.muster.durable.BatchHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Some partitions that share batches, one batch after the other. A batch begins at once when nothing happened for a while,
 * and else waits a moment for company: the same transaction serves one record and five hundred.
 */
final class BatchLane<T> {
    private final BatchReception reception;
    private final BatchHandler<T> handler;
    private final int most;
    private final long pace;
    private final Map<TopicPartition, PartitionQueue> queues = new ConcurrentHashMap<>();
    private boolean busy;
    private long begunAt;

    BatchLane(BatchReception reception, BatchHandler<T> handler, int most, Duration pace) {
        this.reception = reception;
        this.handler = handler;
        this.most = most;
        this.pace = pace.toNanos();
        this.begunAt = System.nanoTime() - this.pace;
    }

    void add(TopicPartition partition, PartitionQueue queue) {
        queues.put(partition, queue);
    }

    void remove(TopicPartition partition) {
        queues.remove(partition);
    }

    /** Begins the next batch when it is time for one. */
    void work() {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        taken.values().forEach(records::addAll);
        reception.process(records, handler).subscribe().with(done -> {
            taken.forEach(this::done);
            free();
            // records are read from their bytes before a batch begins: not on the event loop that tells us
            Thread.ofVirtual().name("muster-batch").start(this::work);
        });
    }

    private synchronized Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> take() {
        int waiting = queues.values().stream().mapToInt(PartitionQueue::length).sum();
        boolean early = System.nanoTime() - begunAt < pace;
        if (busy || waiting == 0 || early && waiting < most) {
            return Map.of();
        }
        // each partition its share, so that a flood in one does not hold up the others
        int share = Math.max(1, most / queues.size());
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> taken = new LinkedHashMap<>();
        queues.forEach((partition, queue) -> {
            List<ConsumerRecord<String, byte[]>> records = queue.take(share);
            if (!records.isEmpty()) {
                taken.put(partition, records);
            }
        });
        if (!taken.isEmpty()) {
            busy = true;
            begunAt = System.nanoTime();
        }
        return taken;
    }

    private void done(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        PartitionQueue queue = queues.get(partition);
        if (queue != null && queue.done(records.getLast())) {
            handler.done(records.getLast());
        }
    }

    private synchronized void free() {
        busy = false;
    }

    synchronized boolean isBusy() {
        return busy;
    }
}
