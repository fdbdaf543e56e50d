package io.muster.durable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A way to the outside: mail, webhook, chat. Services implement it as application-scoped beans. Adding one touches
 * nothing else.
 */
public interface DeliveryChannel {

    /** What {@link Delivery#channel()} says. */
    String name();

    /** The longest an attempt may take; the lease of an attempt is longer than this. */
    Duration timeout();

    /** Asked in the transaction that reserves the attempt; false drops the delivery without sending. */
    Uni<Boolean> stillWanted(Attempt attempt);

    /** {@link #stillWanted} for several; the ids of those deliveries that are. */
    default Uni<Set<UUID>> wanted(List<Attempt> attempts) {
        return Multi.createFrom()
                .iterable(attempts)
                .onItem()
                .transformToUniAndConcatenate(attempt ->
                        stillWanted(attempt).map(wanted -> wanted ? Set.of(attempt.deliveryId()) : Set.<UUID>of()))
                .collect()
                .in(HashSet::new, Set::addAll);
    }

    /**
     * Sends, blocking, on a virtual thread, outside any transaction; touches no database. An exception counts as {@link
     * Outcome.Retry}. After a kill the same attempt may be sent again with the same {@link Attempt#deliveryId()}.
     */
    Outcome send(Attempt attempt) throws Exception;

    /**
     * Told in the transaction that records the end: {@link Outcome.Sent}, {@link Outcome.Rejected}, or the last {@link
     * Outcome.Retry} when the delivery was given up.
     */
    Uni<Void> concluded(Attempt attempt, Outcome outcome);

    /**
     * Called before the ends of several attempts are recorded in one transaction, one after the other in the order of
     * their incidents; see {@link RecordHandler#prepare}.
     */
    default Uni<Boolean> prepare(List<Attempt> attempts) {
        return Uni.createFrom().item(false);
    }
}
