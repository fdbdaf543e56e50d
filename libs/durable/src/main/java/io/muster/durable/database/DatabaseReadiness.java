package io.muster.durable.database;

import io.muster.durable.DurableConfig;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers and has the tables of this version; a service that can serve its callers without it says so in its configuration. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final Migrations migrations;
    private final boolean needed;

    DatabaseReadiness(Pool pool, Migrations migrations, DurableConfig config) {
        this.pool = pool;
        this.migrations = migrations;
        needed = config.readyNeedsDatabase();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Sql.alone(pool, "select 1")
                .map(answered -> migrations.isDone())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false)
                .map(usable -> HealthCheckResponse.named("database")
                        .status(usable || !needed)
                        .withData("usable", usable)
                        .build());
    }
}
