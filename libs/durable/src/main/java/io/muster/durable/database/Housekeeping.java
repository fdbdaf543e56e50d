package io.muster.durable.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.durable.DurableConfig;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Counts what waits, for the metrics, and removes what was kept long enough. */
@ApplicationScoped
public class Housekeeping {
    private static final Duration COUNTING = Duration.ofSeconds(5);
    private static final Duration CLEANING = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final int MOST = 5000;
    private static final String COUNT = """
            select (select count(*) from outbox where published_at is null),
                   (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8
                    from outbox where published_at is null),
                   (select count(*) from dead_letter where state = 'dead'),
                   (select count(*) from dead_letter where state = 'parked'),
                   (select count(*) from delivery where state in ('pending', 'concluding'))
            """;

    private record Counts(long pending, double oldestSeconds, long dead, long parked, long deliveries) {}

    private final Pool pool;
    private final DurableConfig config;
    private final Pulse counting;
    private final Pulse cleaning;
    private volatile Counts counts = new Counts(0, 0, 0, 0, 0);

    Housekeeping(Pool pool, Vertx vertx, DurableConfig config, MeterRegistry metrics) {
        this.pool = pool;
        this.config = config;
        counting = new Pulse(vertx, "outbox counts", COUNTING, this::count);
        cleaning = new Pulse(vertx, "cleaning", CLEANING, this::clean);
        gauge(metrics, "muster.outbox.pending", "Events not yet published", Counts::pending);
        gauge(
                metrics,
                "muster.outbox.oldest.seconds",
                "Age of the oldest event not yet published",
                Counts::oldestSeconds);
        gauge(metrics, "muster.dead.letters", "Records that fail every time", Counts::dead);
        gauge(metrics, "muster.dead.letters.parked", "Records that wait behind a dead one", Counts::parked);
        gauge(metrics, "muster.deliveries.pending", "Deliveries not concluded", Counts::deliveries);
    }

    void start(@Observes StartupEvent event) {
        counting.start();
        cleaning.start();
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        counting.stop();
        cleaning.stop();
    }

    private void gauge(MeterRegistry metrics, String name, String description, ToDoubleFunction<Counts> value) {
        Gauge.builder(name, this, self -> value.applyAsDouble(self.counts))
                .description(description)
                .register(metrics);
    }

    private Uni<Duration> count() {
        return Sql.alone(pool, COUNT)
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    counts = new Counts(
                            row.getLong(0), row.getDouble(1), row.getLong(2), row.getLong(3), row.getLong(4));
                })
                .replaceWith(COUNTING);
    }

    /** While a round removes all that it may, the next one follows at once: more comes in than one round removes. */
    Uni<Duration> clean() {
        return delete("outbox", "seq", "published_at", config.outbox().keep())
                .flatMap(outbox -> delete(
                                "inbox", "id", "received_at", config.inbox().keep())
                        .map(inbox -> outbox || inbox))
                .flatMap(full -> delete(
                                "delivery",
                                "id",
                                "concluded_at",
                                config.deliveries().keep())
                        .map(deliveries -> full || deliveries))
                .flatMap(full -> delete(
                                "dead_letter",
                                "seq",
                                "redriven_at",
                                config.deliveries().keep())
                        .map(letters -> full || letters))
                .map(full -> full ? AT_ONCE : CLEANING);
    }

    /** A limited number at a time, so that no statement takes long. @return whether there may be more */
    private Uni<Boolean> delete(String table, String key, String column, Duration keep) {
        String old = "select " + key + " from " + table + " where " + column
                + " < clock_timestamp() - $1 * interval '1 millisecond' limit " + MOST;
        return Sql.alone(pool, "delete from " + table + " where " + key + " in (" + old + ")", (double) keep.toMillis())
                .map(removed -> removed.rowCount() == MOST);
    }
}
