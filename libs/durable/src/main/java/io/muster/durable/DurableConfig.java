package io.muster.durable;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of what every service shares; the defaults are meant for production. */
@ConfigMapping(prefix = "muster.durable")
public interface DurableConfig {

    /** The service's name as the source of its events: it may append only the types it owns. */
    @WithDefault("${quarkus.application.name}")
    String source();

    /** False for what also serves without the database: intake, the public status page. */
    @WithDefault("true")
    boolean readyNeedsDatabase();

    /** A transaction that takes longer fails for its caller. */
    @WithDefault("PT10S")
    Duration transactionTimeout();

    /** How often rows are looked for when nothing woke us. */
    @WithDefault("PT0.5S")
    Duration sweep();

    /** For kill tests only: the process halts at this seam, {@code name} or {@code name:n} for the n-th time. */
    Optional<String> haltAt();

    DatabaseLimits database();

    OutboxSettings outbox();

    InboxSettings inbox();

    TimerSettings timers();

    DeliverySettings deliveries();

    /** So that nothing hangs longer than 10 s, also when a peer freezes without closing. */
    interface DatabaseLimits {
        /** Whether the service brings its tables to its version at the start; false where something else does. */
        @WithDefault("true")
        boolean migrate();

        @WithDefault("PT3S")
        Duration connectTimeout();

        /** A connection that brings nothing for so long is closed, with the query that waits on it. */
        @WithDefault("PT8S")
        Duration readTimeout();

        /** The longest wait for a free connection. */
        @WithDefault("PT5S")
        Duration acquireTimeout();

        @WithDefault("PT8S")
        Duration statementTimeout();

        @WithDefault("PT5S")
        Duration lockTimeout();
    }

    /** The outbox and its relay. */
    interface OutboxSettings {
        /** How long a replica holds a shard without renewing it; a killed one's events wait at most this long. */
        @WithDefault("PT3S")
        Duration lease();

        /** Published rows stay this long, for looking back. */
        @WithDefault("P3D")
        Duration keep();

        @WithDefault("256")
        int batch();
    }

    /** Taking records in. */
    interface InboxSettings {
        /** How long the ids of records are remembered. */
        @WithDefault("P30D")
        Duration keep();

        /** Transactions at the same time; one lane (incident) never has more than one. */
        @WithDefault("8")
        int concurrency();

        /** Records taken from the broker and not done yet. */
        @WithDefault("256")
        int waiting();

        /** Records that share a transaction, where a topic is read in batches. */
        @WithDefault("500")
        int batch();

        /** The least time between the beginnings of two batches that are not full. */
        @WithDefault("PT0.1S")
        Duration pace();

        /** Batches at the same time; each partition is always in the same ones. */
        @WithDefault("2")
        int batches();

        /** A record that fails the same way so often is dead. */
        @WithDefault("5")
        int attempts();
    }

    interface TimerSettings {
        @WithDefault("4")
        int concurrency();
    }

    interface DeliverySettings {
        /** Attempts at the same time in each channel, so that a provider that hangs starves only itself. */
        @WithDefault("8")
        int concurrency();

        /** By how much a lease outlives the channel's timeout. */
        @WithDefault("PT5S")
        Duration leaseMargin();

        @WithDefault("PT2S")
        Duration firstBackoff();

        @WithDefault("PT1M")
        Duration maxBackoff();

        /** Concluded rows stay this long. */
        @WithDefault("P90D")
        Duration keep();
    }
}
