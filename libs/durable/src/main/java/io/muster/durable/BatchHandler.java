package io.muster.durable;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Handles the records of some partitions in batches, each in one inbox transaction: what a batch costs is shared by its
 * records. A batch that fails is handled in halves, down to the single record that is to blame, which alone becomes a dead
 * letter.
 */
public interface BatchHandler<T> {

    /** Reads a record. @throws UndecodableRecord when it is none of ours */
    T read(ConsumerRecord<String, byte[]> record);

    /**
     * Those of a batch that have to be handled, in their order; the others are done without a trace. Called in the
     * transaction before anything is written, once for each try.
     */
    default Uni<List<Arrival<T>>> wanted(List<Arrival<T>> batch) {
        return Uni.createFrom().item(batch);
    }

    /**
     * Handles records that were never handled before; those of one partition in their order. The rules of {@link
     * LifecycleConsumer#on} hold. Fail with {@link UndecodableRecord} when no retry can help.
     */
    Uni<Void> handle(List<Arrival<T>> fresh);

    /** The record and all before it in its partition are done. Must not block. */
    default void done(ConsumerRecord<String, byte[]> record) {}

    /** Every record that the broker took before that moment is done. Told every few seconds; must not block. */
    default void caughtUp(int partition, Instant at) {}

    /** The partition is another replica's from now on. Must not block. */
    default void givenUp(int partition) {}
}
