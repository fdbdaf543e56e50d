package io.muster.detection;

import io.muster.contracts.Topics;
import io.muster.testkit.FreePorts;
import io.muster.testkit.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Kafka broker in a process of its own that keeps its address and its data when it is killed and started again. */
class FaultyBroker {

    private static final String READY = "muster-broker-ready ";

    private final Path data;
    private final int port = FreePorts.one();
    private final int controllerPort = FreePorts.one();
    private Process process;

    private FaultyBroker(Path data) {
        this.data = data;
    }

    static FaultyBroker started() {
        try {
            FaultyBroker broker = new FaultyBroker(Files.createTempDirectory("muster-faulty-kafka"));
            broker.start();
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void start() {
        try {
            process = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // not closed: the broker lives as long as this stream does
            var output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    return;
                }
            }
            throw new IllegalStateException("the Kafka broker ended before it served");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param name STOP or CONT: a stopped process keeps its connections open and answers nothing */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command() {
        Path broker = Repository.root().resolve("tools/broker/target");
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                                "-cp",
                                broker.resolve("classes") + File.pathSeparator + broker.resolve("lib/*"),
                                "io.muster.broker.Broker",
                                data.toString(),
                                Integer.toString(port),
                                Integer.toString(controllerPort),
                                "keep"),
                        Stream.of(Topics.LIFECYCLE, Topics.SIGNALS, Topics.MEASURES, Topics.CANARY)
                                .map(topic -> topic + ":6"))
                .toList();
    }
}
