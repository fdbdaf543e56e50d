package io.muster.durable.database;

import io.muster.durable.DurableConfig;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives the pool its limits: a connection whose other end froze is closed while somebody waits for it, and the server
 * ends statements and transactions that nobody waits for any more.
 */
@Singleton
public class DurablePool implements PgPoolCreator {
    private final DurableConfig.DatabaseLimits limits;
    private volatile List<PgConnectOptions> servers;

    DurablePool(DurableConfig config) {
        limits = config.database();
    }

    @Override
    public Pool create(Input input) {
        List<PgConnectOptions> limited =
                input.pgConnectOptionsList().stream().map(this::limit).toList();
        servers = limited;
        // what is idle leaves the pool before its read timeout comes, so that nobody is handed a closing connection
        PoolOptions pool = input.poolOptions()
                .setConnectionTimeout((int) limits.acquireTimeout().toSeconds())
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) limits.readTimeout().dividedBy(2).toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setPoolCleanerPeriod(1000);
        return PgPool.pool(input.vertx(), limited, pool);
    }

    /** Where the database is, with the same limits; empty before the pool exists. */
    List<PgConnectOptions> servers() {
        return servers == null ? List.of() : servers;
    }

    private PgConnectOptions limit(PgConnectOptions server) {
        PgConnectOptions limited = new PgConnectOptions(server);
        limited.setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setReadIdleTimeout((int) limits.readTimeout().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpKeepAlive(true);
        limited.setReconnectAttempts(0);
        limited.addProperty("statement_timeout", millis(limits.statementTimeout()))
                .addProperty("lock_timeout", millis(limits.lockTimeout()))
                .addProperty("idle_in_transaction_session_timeout", millis(limits.statementTimeout()));
        return limited;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
