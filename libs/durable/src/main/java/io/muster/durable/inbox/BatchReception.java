package io.muster.durable.inbox;

import io.muster.durable.Arrival;
import io.muster.durable.BatchHandler;
import io.muster.durable.DurableConfig;
import io.muster.durable.RecordHandler;
import io.muster.durable.loop.Contexts;
import io.muster.durable.loop.Permits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Handles batches until they are done. One that fails is tried again in halves: what lies in a record is narrowed down to
 * it, and what lies in the surroundings ends at single records, which wait for better times one by one.
 */
@ApplicationScoped
public class BatchReception {
    private static final Logger LOG = Logger.getLogger(BatchReception.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Vertx vertx;
    private final Inbox inbox;
    private final Reception reception;
    private final Permits transactions;

    BatchReception(Vertx vertx, Inbox inbox, Reception reception, DurableConfig config) {
        this.vertx = vertx;
        this.inbox = inbox;
        this.reception = reception;
        transactions = new Permits(config.inbox().batches());
    }

    /** The same handler for a record alone. */
    public static <T> RecordHandler one(BatchHandler<T> handler) {
        return (record, received) -> handler.handle(List.of(new Arrival<>(record, received, handler.read(record))));
    }

    /** Completes when every record is handled, known already, parked, or dead; never fails. */
    <T> Uni<Void> process(List<ConsumerRecord<String, byte[]>> records, BatchHandler<T> handler) {
        List<Arrival<T>> readable = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                readable.add(new Arrival<>(record, Inbound.received(record), handler.read(record)));
            } catch (RuntimeException unreadable) {
                List<ConsumerRecord<String, byte[]>> rest = records.subList(readable.size() + 1, records.size());
                return take(readable, handler)
                        .chain(() -> reception.process(record, one(handler)))
                        .chain(() -> process(rest, handler));
            }
        }
        return take(readable, handler);
    }

    private <T> Uni<Void> take(List<Arrival<T>> batch, BatchHandler<T> handler) {
        return batch.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .with(() -> Contexts.fresh(vertx, () -> inbox.takeAll(batch, handler)))
                        .onFailure()
                        .recoverWithUni(failure -> inSmallerParts(batch, handler, failure));
    }

    private <T> Uni<Void> inSmallerParts(List<Arrival<T>> batch, BatchHandler<T> handler, Throwable failure) {
        if (batch.size() == 1) {
            return reception.process(batch.getFirst().record(), one(handler));
        }
        LOG.warnf("a batch of %d: %s", batch.size(), Failures.describe(failure));
        LOG.debug("the batch", failure);
        int half = batch.size() / 2;
        return pauseAfter(failure)
                .chain(() -> take(batch.subList(0, half), handler))
                .chain(() -> take(batch.subList(half, batch.size()), handler));
    }

    private Uni<Void> pauseAfter(Throwable failure) {
        return Failures.passes(failure)
                ? Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE.toMillis(), due -> emitter.complete(null)))
                : Uni.createFrom().voidItem();
    }
}
