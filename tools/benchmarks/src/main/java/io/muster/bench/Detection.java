package io.muster.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The packaged detection-service, as its image runs it in a pod with 512 MiB. */
final class Detection implements Target {

    /** What the image's entry point and a JVM in a pod of that size come to. */
    static final List<String> FLAGS = List.of("-XX:+UseCompactObjectHeaders", "-XX:+UseSerialGC", "-Xmx307m");

    private static final String KEY = "mk_benchmark";

    private final Process process;
    private final Backbone backbone;
    private final int port;

    private Detection(Process process, Backbone backbone, int port) {
        this.process = process;
        this.backbone = backbone;
        this.port = port;
    }

    static Detection start(Path root, Path folder, Backbone backbone)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        int port = Ports.free();
        int management = Ports.free();
        List<String> command = new ArrayList<>(List.of(Jvm.java()));
        command.addAll(FLAGS);
        String options = System.getenv("MUSTER_BENCH_OPTS");
        if (options != null) {
            command.addAll(List.of(options.split(" ")));
        }
        command.addAll(List.of(
                "-jar",
                root.resolve("detection-service/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("detection-service.log").toFile());
        builder.environment().putAll(environment(backbone, port, management));
        Process process = builder.start();
        Ports.awaitServing(management, "/health/ready", process, Duration.ofSeconds(120));
        Detection detection = new Detection(process, backbone, port);
        detection.addKey();
        Ports.awaitServing(port, "/api/v2/status", detection.authorization(), process, Duration.ofSeconds(30));
        return detection;
    }

    private static Map<String, String> environment(Backbone backbone, int port, int management)
            throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(management)),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", Backbone.DATABASE),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", Backbone.DATABASE),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + backbone.database()),
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + backbone.database()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", backbone.bootstrap()),
                // nobody signs in here
                Map.entry("QUARKUS_OIDC_APPLICATION_TYPE", "service"),
                Map.entry(
                        "QUARKUS_OIDC_PUBLIC_KEY",
                        Base64.getEncoder()
                                .encodeToString(
                                        keys.generateKeyPair().getPublic().getEncoded())),
                Map.entry("MUSTER_SECRETS_KEY", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("MUSTER_OUTBOUND_ALLOW", "127.0.0.1"));
    }

    /** The key of an integration, as an admin would have made it. */
    private void addKey() throws SQLException, GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = backbone.open();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into integration (id, name, source, key_hash, created_at, created_by)
                        values (gen_random_uuid(), 'benchmark', 'MONITORING', ?, now(), 'benchmark')
                        """)) {
            insert.setString(1, HexFormat.of().formatHex(hash));
            insert.executeUpdate();
        }
    }

    /** How many alerts are stored. */
    int stored() {
        try (Connection connection = backbone.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from alert")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often the stored alerts were written, all together. */
    long writes() {
        try (Connection connection = backbone.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select coalesce(sum(version), 0) from alert")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With PostgreSQL and Kafka. */
    @Override
    public Duration processorTime() {
        return Processor.used(process()).plus(backbone.processorTime());
    }

    @Override
    public String name() {
        return "Muster";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String authorization() {
        return "Bearer " + KEY;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
