package io.muster.local;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of the suite that is started again when it dies, at once first, then at growing distances. */
final class SupervisedProcess {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration HEALTHY_AGE = Duration.ofSeconds(30);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final File log;
    private final ProcessRecords records;
    private Process process;
    private boolean stopping;
    private int failures;

    SupervisedProcess(
            String name, List<String> command, Map<String, String> environment, File log, ProcessRecords records) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.records = records;
    }

    String name() {
        return name;
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            builder.environment().putAll(environment);
            process = builder.start();
            records.add(name, process.toHandle());
            Instant began = Instant.now();
            process.onExit().thenAccept(ended -> died(began));
        } catch (IOException e) {
            throw new StartFailure("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** How often it died since it last ran for half a minute. */
    synchronized int failures() {
        return failures;
    }

    private synchronized void died(Instant began) {
        if (stopping) {
            return;
        }
        failures = Duration.between(began, Instant.now()).compareTo(HEALTHY_AGE) > 0 ? 1 : failures + 1;
        long pause = Math.min(LONGEST_PAUSE.toMillis(), 250L << Math.min(failures, 8));
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::start);
    }

    /** Asks it to end; {@link #awaitEnd} waits for it. */
    synchronized void stop() {
        stopping = true;
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd(Duration patience) {
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last != null) {
            ProcessRecords.end(last.toHandle(), patience);
        }
        records.remove(name);
    }
}
