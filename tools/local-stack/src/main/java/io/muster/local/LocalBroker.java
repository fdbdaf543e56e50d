package io.muster.local;

import io.muster.contracts.Topics;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Kafka, in a process of its own that ends when this one does; its data survive a restart. */
final class LocalBroker implements AutoCloseable {
    private final Process process;

    private LocalBroker(Process process) {
        this.process = process;
    }

    static LocalBroker start(Home home, ProcessRecords records) throws IOException {
        Path broker = home.root().resolve("tools/broker/target");
        String day = Long.toString(Duration.ofDays(1).toMillis());
        Process process = new ProcessBuilder(
                        Jvm.java(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx320m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        broker.resolve("classes") + File.pathSeparator + broker.resolve("lib/*"),
                        "io.muster.broker.Broker",
                        home.data().resolve("kafka").toString(),
                        Integer.toString(home.kafkaPort()),
                        Integer.toString(home.kafkaControllerPort()),
                        "keep",
                        Topics.LIFECYCLE + ":" + Topics.LIFECYCLE_PARTITIONS + ":-1:" + Topics.LIFECYCLE_TIMES,
                        Topics.SIGNALS + ":" + Topics.SIGNALS_PARTITIONS + ":" + day,
                        Topics.MEASURES + ":" + Topics.MEASURES_PARTITIONS + ":" + day,
                        Topics.CANARY + ":" + Topics.CANARY_PARTITIONS + ":" + day)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(home.log("kafka").toFile()))
                .start();
        records.add("kafka", process.toHandle());
        // not closed: the broker lives as long as this stream does
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("muster-broker-ready ")) {
                return new LocalBroker(process);
            }
        }
        throw new StartFailure("Kafka ended before it served; see " + home.log("kafka"));
    }

    @Override
    public void close() {
        ProcessRecords.end(process.toHandle(), Duration.ofSeconds(10));
    }
}
