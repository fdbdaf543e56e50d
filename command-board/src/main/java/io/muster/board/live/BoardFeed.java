package io.muster.board.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.board.incidents.Change;
import io.muster.board.incidents.EventFollower;
import io.muster.board.incidents.IncidentReader;
import io.muster.durable.DatabaseNotifications;
import io.muster.durable.loop.Contexts;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What changes, live, on this replica: every replica hears of each commit through the database and reads the row once
 * for all of its readers.
 */
@ApplicationScoped
public class BoardFeed {

    private static final Logger LOG = Logger.getLogger(BoardFeed.class);

    private final UnicastProcessor<Long> heard = UnicastProcessor.create();
    private final Vertx vertx;
    private final Fanout fanout;
    private final IncidentReader reader;
    private final DatabaseNotifications notifications;

    BoardFeed(
            Vertx vertx,
            Fanout fanout,
            IncidentReader reader,
            DatabaseNotifications notifications,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.fanout = fanout;
        this.reader = reader;
        this.notifications = notifications;
        Gauge.builder("muster.board.streams", fanout, Fanout::readers)
                .description("Readers of live streams on this replica")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        tellInOrder();
        notifications.listen(EventFollower.CHANNEL, this::hear, this::catchUp);
    }

    /**
     * Changes from now on, or from the one after {@code lastSeen}; some before it may come again. Ends with a failure
     * when the reader is too slow or has missed too much to be told: it has to look at the whole again.
     */
    public Multi<Change> changes(OptionalLong lastSeen) {
        if (lastSeen.isEmpty()) {
            return Multi.createFrom().deferred(() -> fanout.join(List.of()));
        }
        return reader.changesAfter(lastSeen.getAsLong()).onItem().transformToMulti(missed -> fanout.join(missed));
    }

    /** One after the other, so that readers hear of one incident's changes in their order. */
    private void tellInOrder() {
        heard.onItem()
                .transformToUniAndConcatenate(seq -> read(() -> reader.change(seq))
                        .onFailure()
                        .recoverWithItem(failure -> {
                            LOG.warnf("change %d is not told live: %s", seq, failure.toString());
                            return Optional.empty();
                        }))
                .subscribe()
                .with(found -> found.ifPresent(fanout::publish));
    }

    /** On a context of its own: the notifications' one is shared, and a session must not be. */
    private <T> Uni<T> read(Supplier<Uni<T>> reading) {
        return Contexts.fresh(vertx, reading)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
                .atMost(5);
    }

    private synchronized void hear(String payload) {
        heard.onNext(Long.parseLong(payload));
    }

    /** The notifications stopped for a while: whatever was committed meanwhile is told now. */
    private void catchUp() {
        OptionalLong last = fanout.last();
        if (last.isPresent()) {
            read(() -> reader.changesAfter(last.getAsLong()))
                    .subscribe()
                    .with(
                            missed -> missed.forEach(fanout::publish),
                            failure -> LOG.warnf("missed changes are not told: %s", failure.toString()));
        }
    }
}
