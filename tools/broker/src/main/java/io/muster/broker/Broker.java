package io.muster.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka broker (KRaft, combined roles) for local runs and tests.
 *
 * <p>It prints {@value #READY} and its address on one line once it serves and the wanted topics exist, and it ends when
 * its standard input ends: so it never outlives the process that started it, not even after {@code kill -9}. When it
 * cannot serve, because a port is taken for instance, it says why on standard error and ends with 1.
 */
public final class Broker {
    /** First word of the one line that says the broker serves. */
    public static final String READY = "muster-broker-ready";

    /** System property: clients are sent to this port instead, where a test's proxy listens. */
    private static final String ADVERTISED_PORT = "muster.broker.advertised-port";

    /** A start takes 3 s on an idle machine. */
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    // the same at every start, so that kept data are taken up again
    private static final String CLUSTER = new Uuid(0x6d7573746572L, 1).toString();

    private Broker() {}

    /**
     * @param args data folder, client port, controller port, {@code keep} or {@code throwaway} (delete the data at the
     *     end, do not sync it to disk), then topics as {@code name:partitions[:retentionMs[:timestampType]]}
     */
    public static void main(String[] args) {
        try {
            serve(args);
        } catch (Throwable failure) {
            // Kafka's own threads would keep the process alive, and whoever started it would wait for ever
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(String[] args) throws Exception {
        Path data = Path.of(args[0]).toAbsolutePath();
        int port = Integer.parseInt(args[1]);
        int controllerPort = Integer.parseInt(args[2]);
        boolean throwaway = args[3].equals("throwaway");
        List<String> topics = List.of(args).subList(4, args.length);

        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWithParent(data, throwaway));
        CountDownLatch serving = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("start-watch").start(() -> endUnlessServing(serving));
        Path settings = writeSettings(data, port, controllerPort, throwaway);
        format(settings);
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(settings)) {
            properties.load(in);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            server.awaitShutdown();
        }));
        server.startup();
        createTopics("127.0.0.1:" + port, topics);
        serving.countDown();
        System.out.println(READY + " 127.0.0.1:" + port);
        server.awaitShutdown();
    }

    private static Path writeSettings(Path data, int port, int controllerPort, boolean throwaway) throws IOException {
        Files.createDirectories(data);
        Path settings = data.resolve("server.properties");
        String listener = "127.0.0.1:" + port;
        String controller = "127.0.0.1:" + controllerPort;
        Files.writeString(settings, """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%2$s
                controller.listener.names=CONTROLLER
                listeners=CLIENTS://%1$s,CONTROLLER://%2$s
                advertised.listeners=CLIENTS://127.0.0.1:%5$d
                listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENTS
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=%4$d
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.segment.bytes=16777216
                log.index.size.max.bytes=65536
                log.cleaner.dedupe.buffer.size=8388608
                log.flush.interval.messages=9223372036854775807
                num.network.threads=2
                num.io.threads=4
                num.recovery.threads.per.data.dir=2
                """.formatted(
                        listener,
                        controller,
                        data.resolve("log").toString().replace('\\', '/'),
                        throwaway ? 3 : 10,
                        Integer.getInteger(ADVERTISED_PORT, port)));
        return settings;
    }

    private static void format(Path settings) throws IOException {
        var answer = new ByteArrayOutputStream();
        String[] command = {"format", "--cluster-id", CLUSTER, "--config", settings.toString(), "--ignore-formatted"};
        int status = StorageTool.execute(command, new PrintStream(answer, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IOException("Kafka's storage could not be formatted: " + answer.toString(StandardCharsets.UTF_8));
        }
    }

    private static void createTopics(String address, List<String> wanted) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (String topic : wanted) {
                String[] parts = topic.split(":");
                if (!existing.contains(parts[0])) {
                    missing.add(new NewTopic(parts[0], Integer.parseInt(parts[1]), (short) 1)
                            .configs(Map.of(
                                    "retention.ms", parts.length > 2 ? parts[2] : "-1",
                                    "message.timestamp.type", parts.length > 3 ? parts[3] : "CreateTime")));
                }
            }
            admin.createTopics(missing).all().get();
        }
    }

    private static void endUnlessServing(CountDownLatch serving) {
        try {
            if (!serving.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("Kafka does not serve after " + START_LIMIT.toSeconds() + " s");
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endWithParent(Path data, boolean throwaway) {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException gone) {
            // the same news: nobody holds the other end
        }
        if (!throwaway) {
            System.exit(0);
        }
        deleteTree(data);
        Runtime.getRuntime().halt(0);
    }

    private static void deleteTree(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | java.io.UncheckedIOException left) {
            // a leftover in the temporary folder harms nobody
        }
    }
}
