package io.muster.durable.database;

import io.muster.durable.DurableConfig;
import io.quarkus.runtime.Quarkus;
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
 * Brings the database to this version before anything else starts. When the database cannot be reached the service
 * starts all the same: it lives, serves what needs no database, is not ready for the rest, and the migrations are tried
 * again until the database is there, for ever. Every replica migrates, under Flyway's lock.
 */
@ApplicationScoped
class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final int FIRST = 1;
    private static final long PAUSE_SECONDS = 2;

    private final Flyway flyway;
    private final boolean wanted;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("migrations").factory());
    private volatile boolean done;

    Migrations(Flyway flyway, DurableConfig config) {
        this.flyway = flyway;
        wanted = config.database().migrate();
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        if (wanted) {
            migrate();
        } else {
            done = true;
        }
    }

    /** Whether the tables are those of this version. */
    boolean isDone() {
        return done;
    }

    void stop(@Observes ShutdownEvent event) {
        later.shutdownNow();
    }

    /** Only what cannot be reached is tried again: a migration that fails must stop the rollout. */
    private void migrate() {
        try {
            flyway.migrate();
            done = true;
        } catch (FlywayException e) {
            if (!isUnreachable(e)) {
                throw e;
            }
            LOG.warnf("the database cannot be reached, migrations are tried again: %s", e.getMessage());
            later.schedule(this::again, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void again() {
        try {
            migrate();
        } catch (RuntimeException failed) {
            LOG.error("the database cannot be brought to this version; the service ends", failed);
            Quarkus.asyncExit(1);
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
