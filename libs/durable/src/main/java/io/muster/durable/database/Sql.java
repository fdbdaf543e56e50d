package io.muster.durable.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.session.ReactiveSession;

/** Native statements in the caller's session; parameters are numbered from 1. */
public final class Sql {
    private static final String HOLD = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 4)) as text)";

    private Sql() {}

    /** Executes and tells how many rows it hit. What the session holds is flushed before. */
    public static Uni<Integer> update(String sql, Object... parameters) {
        NativeStatement statement = NativeStatement.of(sql);
        return connection()
                .chain(connection -> Uni.createFrom()
                        .completionStage(() -> connection.update(statement.text(), statement.arguments(parameters))));
    }

    /** The rows of a query, or of a statement that returns some. What the session holds is flushed before. */
    public static Uni<List<Object[]>> rows(String sql, Object... parameters) {
        NativeStatement statement = NativeStatement.of(sql);
        return connection()
                .chain(connection -> Uni.createFrom()
                        .completionStage(() -> connection.select(statement.text(), statement.arguments(parameters))))
                .map(NativeStatement::rows);
    }

    /** That of the session itself: Hibernate's own way of running a native statement costs several times as much. */
    private static Uni<ReactiveConnection> connection() {
        return Panache.getSession().chain(session -> {
            ReactiveSession own = ((MutinySessionImpl) session).unwrap(ReactiveSession.class);
            return holdsSomething(own)
                    ? session.flush().map(flushed -> own.getReactiveConnection())
                    : Uni.createFrom().item(own.getReactiveConnection());
        });
    }

    private static boolean holdsSomething(ReactiveSession session) {
        return session.getSharedContract().getPersistenceContextInternal().getNumberOfManagedEntities() > 0;
    }

    /**
     * Waits until nobody else's open transaction holds this, and holds it until the caller's ends: for what has no row to
     * lock yet, such as the next version of a policy.
     *
     * @param kind what is held, so that names of different kinds do not meet
     */
    public static Uni<Void> hold(String kind, String name) {
        return rows(HOLD, kind + "/" + name).replaceWithVoid();
    }

    /**
     * A statement that is a transaction of its own, with parameters {@code $1}…; not by {@code pool.preparedQuery},
     * whose timer for the wait for a connection outlives the wait and then throws.
     */
    public static Uni<RowSet<Row>> alone(Pool pool, String sql, Object... parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(Tuple.from(parameters)));
    }

    /** Ids as one parameter: cast it to {@code text[]}, and that to {@code uuid[]}. */
    public static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** A {@code timestamptz} of a row, however the driver gave it. */
    public static Instant instant(Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalArgumentException("no instant: " + value.getClass());
        };
    }

    /** A {@code bytea} of a row, however the driver gave it. */
    public static byte[] bytes(Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> bytes;
            case Buffer buffer -> buffer.getBytes();
            default -> throw new IllegalArgumentException("no bytes: " + value.getClass());
        };
    }
}
