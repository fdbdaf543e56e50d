package io.muster.durable.inbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of one partition that wait for their batch, and up to where all are done. In one batch at a time. */
final class PartitionQueue {
    private final Deque<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();
    private long done;
    private long committed;
    private boolean busy;
    private boolean givenUp;

    /** @param position of the first record that will come */
    PartitionQueue(long position) {
        done = position;
        committed = position;
    }

    synchronized void add(List<ConsumerRecord<String, byte[]>> records) {
        waiting.addAll(records);
    }

    synchronized int length() {
        return waiting.size();
    }

    /** For the next batch, to be followed by {@link #done}; empty while some are in a batch already, or nothing waits. */
    synchronized List<ConsumerRecord<String, byte[]>> take(int most) {
        if (busy || givenUp || waiting.isEmpty()) {
            return List.of();
        }
        busy = true;
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(Math.min(most, waiting.size()));
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.poll());
        }
        return batch;
    }

    /** What was taken is done up to this record. @return whether the partition is still ours */
    synchronized boolean done(ConsumerRecord<String, byte[]> last) {
        busy = false;
        done = last.offset() + 1;
        return !givenUp;
    }

    /** Whether everything before the position is done. */
    synchronized boolean isDoneUpTo(long position) {
        return !busy && waiting.isEmpty() && done >= position;
    }

    /** Where a successor would have to begin; -1 when the broker knows it already. */
    synchronized long toCommit() {
        return done > committed ? done : -1;
    }

    synchronized void committed(long position) {
        committed = Math.max(committed, position);
    }

    /** What was not taken is left to the partition's next reader. */
    synchronized void giveUp() {
        givenUp = true;
        waiting.clear();
    }
}
