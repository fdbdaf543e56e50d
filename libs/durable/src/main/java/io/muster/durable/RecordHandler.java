package io.muster.durable;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Handles a record of a topic other than the lifecycle, inside the inbox transaction. */
@FunctionalInterface
public interface RecordHandler {

    /**
     * The rules of {@link LifecycleConsumer#on} hold. Fail with {@link UndecodableRecord} when no retry can help.
     */
    Uni<Void> handle(ConsumerRecord<String, byte[]> record, Received received);

    /** False when nothing follows from the record, as far as it tells itself: it is done without a transaction then. */
    default boolean isConcernedBy(ConsumerRecord<String, byte[]> record, Received received) {
        return true;
    }
}
