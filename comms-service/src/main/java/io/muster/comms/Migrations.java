package io.muster.comms;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the database to this version before anything else starts. When the database is gone the service starts all the
 * same, because the public page must (its last state is on disk), and the migrations are tried again until it is back.
 */
@ApplicationScoped
class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final int FIRST = 1;
    private static final long PAUSE_SECONDS = 2;

    private final Flyway flyway;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("migrations").factory());

    Migrations(Flyway flyway) {
        this.flyway = flyway;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        migrate();
    }

    void stop(@Observes ShutdownEvent event) {
        later.shutdownNow();
    }

    /** Only what cannot be reached is tried again: a migration that fails must stop the rollout. */
    private void migrate() {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (!isUnreachable(e)) {
                throw e;
            }
            LOG.warnf("the database cannot be reached, migrations are tried again: %s", e.getMessage());
            later.schedule(this::migrate, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static boolean isUnreachable(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            // class 08: connection exception; 57P: the server is starting or stopping; none: no answer at all
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
        }
        return false;
    }
}
