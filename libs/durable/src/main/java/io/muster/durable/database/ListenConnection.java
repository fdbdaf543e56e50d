package io.muster.durable.database;

import io.muster.durable.DurableConfig;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The one connection of a replica that listens. It asks for a sign of life every few seconds; without one it is dropped
 * by its read timeout and made anew.
 */
@ApplicationScoped
public class ListenConnection {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

    private record Listener(Consumer<String> listener, Runnable onReconnect) {}

    private final Vertx vertx;
    private final DurablePool servers;
    private final Pool pool;
    private final Pulse keeping;
    private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
    private volatile PgConnection connection;
    private boolean wasConnected;
    private int next;

    ListenConnection(Vertx vertx, DurablePool servers, Pool pool, DurableConfig config) {
        this.vertx = vertx;
        this.servers = servers;
        this.pool = pool;
        keeping = new Pulse(vertx, "database notifications", KEEP_ALIVE, this::keep);
    }

    void start(@Observes StartupEvent event) {
        pool.size(); // makes the pool, which tells the servers
        keeping.start();
    }

    void stop(@Observes @Priority(2000) ShutdownEvent event) {
        keeping.stop();
        PgConnection last = connection;
        if (last != null) {
            last.close();
        }
    }

    public void listen(String channel, Consumer<String> listener, Runnable onReconnect) {
        listeners
                .computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>())
                .add(new Listener(listener, onReconnect));
        PgConnection current = connection;
        if (current != null) {
            current.query(listen(channel)).execute();
        }
    }

    private Uni<Duration> keep() {
        PgConnection current = connection;
        Future<?> alive =
                current == null ? connect() : current.query("select 1").execute();
        return Uni.createFrom().completionStage(alive.toCompletionStage()).replaceWith(KEEP_ALIVE);
    }

    private Future<Void> connect() {
        List<PgConnectOptions> known = servers.servers();
        if (known.isEmpty()) {
            return Future.failedFuture("no database is configured");
        }
        return PgConnection.connect(vertx, known.get(next++ % known.size())).compose(this::listen);
    }

    private Future<Void> listen(PgConnection fresh) {
        fresh.notificationHandler(this::heard);
        fresh.closeHandler(closed -> {
            if (connection == fresh) {
                connection = null;
                keeping.wake();
            }
        });
        connection = fresh;
        String all = String.join(
                ";", listeners.keySet().stream().map(ListenConnection::listen).toList());
        return fresh.query(all.isEmpty() ? "select 1" : all)
                .execute()
                .onFailure(problem -> fresh.close())
                .map(done -> {
                    if (wasConnected) {
                        listeners
                                .values()
                                .forEach(list ->
                                        list.forEach(one -> one.onReconnect().run()));
                    }
                    wasConnected = true;
                    return null;
                });
    }

    private void heard(PgNotification notification) {
        listeners
                .getOrDefault(notification.getChannel(), List.of())
                .forEach(one -> one.listener().accept(notification.getPayload()));
    }

    private static String listen(String channel) {
        return "listen \"" + channel.replace("\"", "") + "\"";
    }
}
