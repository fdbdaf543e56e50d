package io.muster.board.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.board.incidents.EventFollower;
import io.muster.board.incidents.IncidentReader;
import io.muster.board.incidents.Missed;
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
     * Changes from now on, or from the one after {@code lastSeen}; some before it may come again. Who missed too much is
     * told that instead. Ends with a failure when the reader is too slow: it comes again.
     */
    public Multi<News> news(OptionalLong lastSeen) {
        if (lastSeen.isEmpty()) {
            return Multi.createFrom().deferred(() -> fanout.join(List.of()));
        }
        return reader.missedSince(lastSeen.getAsLong()).onItem().transformToMulti(missed -> switch (missed) {
            case Missed.All all -> fanout.join(all.changes());
            case Missed.TooMuch much -> {
                Multi<News> told = Multi.createFrom().item(new News.MuchHappened(much.newest()));
                yield Multi.createBy().merging().streams(told, fanout.join(List.of()));
            }
        });
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
            read(() -> reader.missedSince(last.getAsLong()))
                    .subscribe()
                    .with(this::tell, failure -> LOG.warnf("missed changes are not told: %s", failure.toString()));
        }
    }

    private void tell(Missed missed) {
        switch (missed) {
            case Missed.All all -> all.changes().forEach(fanout::publish);
            case Missed.TooMuch much -> fanout.muchHappened(much.newest());
        }
    }
}
