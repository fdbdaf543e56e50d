package io.muster.durable;

import io.muster.durable.database.ListenConnection;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** PostgreSQL's LISTEN and NOTIFY: a hint to all replicas, never the truth; what is missed must be found by a sweep. */
@ApplicationScoped
public class DatabaseNotifications {
    private final ListenConnection connection;

    DatabaseNotifications(ListenConnection connection) {
        this.connection = connection;
    }

    /**
     * Notifies in the caller's transaction: listeners hear it after the commit.
     *
     * @param payload at most 8000 bytes
     */
    public Uni<Void> notify(String channel, String payload) {
        return Sql.rows("select cast(pg_notify(?1, ?2) as text)", channel, payload)
                .replaceWithVoid();
    }

    /** Calls the listener with every payload of the channel, on an event loop: it must not block. */
    public void listen(String channel, Consumer<String> listener) {
        listen(channel, listener, () -> {});
    }

    /** Also tells when the connection was lost and is back, so that what was missed can be looked up. */
    public void listen(String channel, Consumer<String> listener, Runnable onReconnect) {
        connection.listen(channel, listener, onReconnect);
    }
}
