package io.muster.killed;

import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.Infrastructure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the processes; every start of it is an incarnation of its own. */
final class Replica {
    static final int HALTED = 137;

    private final String name;
    private final EmbeddedDatabase database;
    private final URI webhook;
    private final Path cache;
    private Process process;
    private int incarnation;

    Replica(String name, EmbeddedDatabase database, URI webhook, Path cache) {
        this.name = name;
        this.database = database;
        this.webhook = webhook;
        this.cache = cache;
    }

    /** @param haltAt seam and count, or nothing for a process that lives */
    void start(String haltAt) {
        incarnation++;
        List<String> command = command("-XX:AOTCache=" + cache);
        command.add(
                1, "-Dmuster.durable.database.migrate=false"); // the training did, and it costs a part of each start
        if (!haltAt.isEmpty()) {
            command.add(1, "-Dmuster.durable.halt-at=" + haltAt);
        }
        process = launch(command);
    }

    /** Does some work and ends orderly, so that the next starts find the classes loaded and linked. */
    void train(Runnable work) {
        incarnation++;
        process = launch(command("-XX:AOTCacheOutput=" + cache));
        work.run();
        process.destroy();
        process.onExit().join();
    }

    private List<String> command(String cacheOption) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                cacheOption,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dkilled.replica=" + name,
                "-Dkilled.incarnation=" + incarnation(),
                "-Dkilled.webhook=" + webhook,
                "-jar",
                "target/killed.jar"));
    }

    private Process launch(List<String> command) {
        File log = new File("target/killed-" + name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        Map<String, String> environment = Infrastructure.environment(database);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String incarnation() {
        return name + "-" + incarnation;
    }

    boolean isStarted() {
        return incarnation > 0;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitValue() {
        return process.exitValue();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
