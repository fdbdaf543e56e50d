package io.muster.bench;

import io.muster.contracts.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL, which syncs to disk as by default, and one Kafka broker, on empty data. */
final class Backbone implements AutoCloseable {

    /** Flags of the broker's JVM: the collector as for any JVM that has two cores and little memory. */
    static final List<String> BROKER_FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final EmbeddedPostgres postgres;
    private final Process broker;
    private final String bootstrap;
    private final Path folder;
    private final SignIn signIn;
    private final Backlog backlog;

    private Backbone(EmbeddedPostgres postgres, Process broker, String bootstrap, Path folder, SignIn signIn) {
        this.folder = folder;
        this.signIn = signIn;
        this.postgres = postgres;
        this.broker = broker;
        this.bootstrap = bootstrap;
        this.backlog = new Backlog(bootstrap);
    }

    /** @param databases each with a role of the same name, whose password it is too */
    static Backbone start(Path root, Path folder, String... databases)
            throws IOException, SQLException, GeneralSecurityException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(true)
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "100")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String database : databases) {
                statement.execute("create role %1$s login password '%1$s'".formatted(database));
                statement.execute("create database %1$s owner %1$s".formatted(database));
            }
        }
        Process broker = broker(root, folder);
        return new Backbone(postgres, broker, ready(broker), folder, new SignIn());
    }

    private static Process broker(Path root, Path folder) throws IOException {
        Path built = root.resolve("tools/broker/target");
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(BROKER_FLAGS);
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                built.resolve("classes") + File.pathSeparator + built.resolve("lib/*"),
                "io.muster.broker.Broker",
                folder.resolve("kafka").toString(),
                Integer.toString(Ports.free()),
                Integer.toString(Ports.free()),
                "keep",
                Topics.LIFECYCLE + ":" + Topics.LIFECYCLE_PARTITIONS + ":-1:" + Topics.LIFECYCLE_TIMES,
                Topics.SIGNALS + ":" + Topics.SIGNALS_PARTITIONS,
                Topics.MEASURES + ":" + Topics.MEASURES_PARTITIONS,
                Topics.CANARY + ":" + Topics.CANARY_PARTITIONS));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("kafka.log").toFile())
                .start();
    }

    private static String ready(Process broker) throws IOException {
        // not closed: the broker lives as long as this stream does
        BufferedReader output = broker.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("muster-broker-ready ")) {
                return line.substring("muster-broker-ready ".length());
            }
        }
        throw new IllegalStateException("the Kafka broker ended before it served");
    }

    String bootstrap() {
        return bootstrap;
    }

    SignIn signIn() {
        return signIn;
    }

    /** Of a database, without its scheme. */
    String address(String database) {
        return "localhost:" + postgres.getPort() + "/" + database;
    }

    Connection open(String database) throws SQLException {
        return postgres.getDatabase(database, database).getConnection();
    }

    /** What is accepted and not through the engine. */
    Backlog backlog() {
        return backlog;
    }

    Duration brokersTime() {
        return Processor.used(broker.toHandle());
    }

    Duration databasesTime() {
        return Processor.used(postmaster());
    }

    private ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(folder.resolve("postgres/postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        backlog.close();
        broker.destroyForcibly();
        postgres.close();
    }
}
