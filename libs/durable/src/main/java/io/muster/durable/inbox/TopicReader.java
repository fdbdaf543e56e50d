package io.muster.durable.inbox;

import io.muster.durable.BatchHandler;
import io.muster.durable.DurableConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads one topic in a thread of its own and hands each partition's records on in batches. An offset is committed when
 * all before it is done, so that a kill repeats records and skips none. Nothing ends it but {@link #stop}.
 */
public final class TopicReader<T> implements ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(20);
    /** What comes in so short a time is fetched together, unless it is much. */
    private static final Duration BREATH = Duration.ofMillis(30);

    private static final Duration COMMITS = Duration.ofSeconds(1);
    private static final Duration LOOKS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** As many batches of every lane are held in memory; what else waits stays with the broker. */
    private static final int HELD = 2;

    private final String topic;
    private final Map<String, Object> settings;
    private final BatchHandler<T> handler;
    private final List<BatchLane<T>> lanes;
    private final Clock clock;
    private final int room;
    private final int fewest;
    private final int full;
    private final Map<TopicPartition, PartitionQueue> queues = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Thread thread;
    private volatile KafkaConsumer<String, byte[]> consumer;
    private long committedAt = System.nanoTime();
    private long lookedAt = System.nanoTime();

    public TopicReader(
            String topic,
            Map<String, Object> kafka,
            DurableConfig config,
            BatchReception reception,
            BatchHandler<T> handler,
            Clock clock) {
        this.topic = topic;
        this.settings = settings(kafka, config.source());
        this.handler = handler;
        this.lanes = IntStream.range(0, config.inbox().batches())
                .mapToObj(lane -> new BatchLane<>(
                        reception,
                        handler,
                        config.inbox().batch(),
                        config.inbox().pace()))
                .toList();
        this.clock = clock;
        this.room = HELD * config.inbox().batch() * lanes.size();
        this.fewest = config.inbox().batch() / 10;
        this.full = config.inbox().batch();
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, String group) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().removeIf(key -> key.endsWith("serializer") || key.endsWith("deserializer"));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        // what was fetched and not yet handed on is memory too
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 << 10);
        // the first record after a silence comes at once; a trickle is not fetched record by record, see breathe()
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        settings.put(ConsumerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3000);
        settings.put(ConsumerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 5000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30000);
        return settings;
    }

    public void start() {
        thread = Thread.ofPlatform().name("muster-read-" + topic).daemon().start(this::run);
    }

    /** Ends after the batches in flight, or after a few seconds. */
    public void stop() {
        stopped.countDown();
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            thread.join(PATIENCE.plus(PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        while (!isStopped()) {
            try (var opened = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                opened.subscribe(List.of(topic), this);
                while (!isStopped()) {
                    turn();
                }
                awaitBatches();
            } catch (WakeupException told) {
                LOG.debugf("%s: woken", topic);
            } catch (RuntimeException | LinkageError problem) {
                LOG.warnf("%s: %s; reading on", topic, problem);
                LOG.debug(topic, problem);
                pause();
            } finally {
                giveUp(queues.keySet());
            }
        }
    }

    private void turn() {
        ConsumerRecords<String, byte[]> records = poll();
        for (TopicPartition partition : records.partitions()) {
            PartitionQueue queue = queues.get(partition);
            if (queue != null) {
                queue.add(records.records(partition));
            }
        }
        lanes.forEach(BatchLane::work);
        holdUp();
        breathe(records.count());
        if (isDue(committedAt, COMMITS)) {
            committedAt = System.nanoTime();
            commit();
        }
        if (isDue(lookedAt, LOOKS)) {
            lookedAt = System.nanoTime();
            lookAround();
        }
    }

    private ConsumerRecords<String, byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (WakeupException told) {
            return ConsumerRecords.empty();
        }
    }

    /** The next request to the broker is under way already, and is answered with what comes until we ask for it. */
    private void breathe(int fetched) {
        if (fetched > 0 && fetched < full) {
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private static boolean isDue(long last, Duration every) {
        return System.nanoTime() - last >= every.toNanos();
    }

    /**
     * Takes no more from the broker than a few batches of all partitions together: each has its share of the room, so that
     * a flood in one leaves the others theirs, and memory does not grow with the number of partitions.
     */
    private void holdUp() {
        int share = Math.max(fewest, room / Math.max(1, queues.size()));
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> hungry = new ArrayList<>();
        queues.forEach((partition, queue) -> {
            int waiting = queue.length();
            if (waiting >= share) {
                full.add(partition);
            } else if (waiting < share / 2) {
                hungry.add(partition);
            }
        });
        consumer.pause(full);
        consumer.resume(hungry);
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = toCommit(queues.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (committed, problem) -> {
                if (problem == null) {
                    remember(committed);
                } else {
                    LOG.debugf("%s: offsets not committed: %s", topic, problem);
                }
            });
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> toCommit(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionQueue queue = queues.get(partition);
            if (queue != null && queue.toCommit() >= 0) {
                offsets.put(partition, new OffsetAndMetadata(queue.toCommit()));
            }
        }
        return offsets;
    }

    private void remember(Map<TopicPartition, OffsetAndMetadata> committed) {
        committed.forEach((partition, offset) -> {
            PartitionQueue queue = queues.get(partition);
            if (queue != null) {
                queue.committed(offset.offset());
            }
        });
    }

    /** Tells where everything that the broker has is done. */
    private void lookAround() {
        Instant now = clock.instant();
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(queues.keySet(), PATIENCE);
            ends.forEach((partition, end) -> {
                PartitionQueue queue = queues.get(partition);
                if (queue != null && queue.isDoneUpTo(end)) {
                    handler.caughtUp(partition.partition(), now);
                }
            });
        } catch (TimeoutException away) {
            LOG.debugf("%s: the broker does not tell its ends", topic);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionQueue queue = new PartitionQueue(consumer.position(partition));
            queues.put(partition, queue);
            laneOf(partition).add(partition, queue);
        }
    }

    private BatchLane<T> laneOf(TopicPartition partition) {
        return lanes.get(partition.partition() % lanes.size());
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = toCommit(partitions);
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, PATIENCE);
            }
        } catch (KafkaException problem) {
            LOG.debugf("%s: offsets not committed: %s", topic, problem);
        }
        giveUp(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        giveUp(partitions);
    }

    private void giveUp(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : List.copyOf(partitions)) {
            PartitionQueue queue = queues.remove(partition);
            if (queue != null) {
                queue.giveUp();
                laneOf(partition).remove(partition);
                handler.givenUp(partition.partition());
            }
        }
    }

    private void awaitBatches() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        queues.values().forEach(PartitionQueue::giveUp);
        while (System.nanoTime() < end && lanes.stream().anyMatch(BatchLane::isBusy)) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void pause() {
        try {
            stopped.await(COMMITS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
