package io.muster.testkit;

import io.muster.contracts.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Kafka broker in a process and classpath of its own ({@code tools/broker}), with the suite's three topics. It ends
 * with the process that started it, also after {@code kill -9}. One is shared by a whole JVM.
 */
public final class EmbeddedBroker {
    private static final String ADDRESS = "muster.testkit.kafka";
    private static final String READY = "muster-broker-ready ";

    private static final int TRIES = 3;

    private EmbeddedBroker() {}

    /** Address of the JVM's broker, started at the first call. */
    public static String bootstrapServers() {
        // a system property (and an interned lock), because Quarkus loads test classes in several class loaders
        synchronized (ADDRESS) {
            String address = System.getProperty(ADDRESS);
            if (address == null) {
                address = start();
                System.setProperty(ADDRESS, address);
            }
            return address;
        }
    }

    /**
     * Starts a broker of its own whose clients all go through {@code advertisedPort}, where a {@link FaultProxy} to
     * {@code port} must listen already.
     */
    public static void startBehind(int advertisedPort, int port) {
        start(port, advertisedPort);
    }

    /** On another port when somebody took the first one meanwhile. */
    private static String start() {
        IllegalStateException failed = null;
        for (int i = 0; i < TRIES; i++) {
            int port = FreePorts.one();
            try {
                return start(port, port);
            } catch (IllegalStateException e) {
                failed = e;
            }
        }
        throw failed;
    }

    private static String start(int port, int advertisedPort) {
        try {
            Process process = new ProcessBuilder(
                            command(Files.createTempDirectory("muster-kafka"), port, advertisedPort))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // not closed: the broker lives as long as this stream does
            BufferedReader output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    return line.substring(READY.length());
                }
            }
            process.waitFor(5, TimeUnit.SECONDS);
            throw new IllegalStateException("the Kafka broker ended before it served");
        } catch (IOException e) {
            throw new IllegalStateException("the Kafka broker did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Path data, int port, int advertisedPort) {
        Path broker = Repository.root().resolve("tools/broker/target");
        if (!Files.isDirectory(broker.resolve("lib")) || !Files.isDirectory(broker.resolve("classes"))) {
            throw new IllegalStateException("the broker is not built; run ./mvnw -q -pl tools/broker compile");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                broker.resolve("classes") + java.io.File.pathSeparator + broker.resolve("lib/*"),
                "-Dmuster.broker.advertised-port=" + advertisedPort,
                "io.muster.broker.Broker",
                data.toString(),
                Integer.toString(port),
                Integer.toString(FreePorts.one()),
                "throwaway"));
        command.add(Topics.LIFECYCLE + ":" + Topics.LIFECYCLE_PARTITIONS + ":-1:" + Topics.LIFECYCLE_TIMES);
        command.add(Topics.SIGNALS + ":" + Topics.SIGNALS_PARTITIONS);
        command.add(Topics.MEASURES + ":" + Topics.MEASURES_PARTITIONS);
        command.add(Topics.CANARY + ":" + Topics.CANARY_PARTITIONS);
        return command;
    }
}
