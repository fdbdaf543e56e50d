package io.muster.durable;

import io.smallrye.mutiny.Uni;
import java.util.List;
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

    /**
     * Called in a transaction before several records are handled in it, one after the other: locks what they touch in one
     * order, in which everybody does, and loads it together.
     *
     * @return whether all that they touch is locked now. Else what was read for one is forgotten before the next, which may
     *     have to wait for a lock behind which it has changed
     */
    default Uni<Boolean> prepare(List<? extends Arrival<?>> records) {
        return Uni.createFrom().item(false);
    }
}
