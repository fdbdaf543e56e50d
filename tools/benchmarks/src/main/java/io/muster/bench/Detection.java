package io.muster.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/** The packaged detection-service. */
final class Detection implements Target {

    static final String DATABASE = "muster_detection";

    private static final String KEY = "mk_benchmark";

    private final Stage stage;
    private final Backbone backbone;

    private Detection(Stage stage, Backbone backbone) {
        this.stage = stage;
        this.backbone = backbone;
    }

    static Detection start(Path root, Path folder, Backbone backbone)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        Detection detection =
                new Detection(Stage.start("detection-service", DATABASE, root, folder, backbone, Map.of()), backbone);
        detection.addKey();
        Ports.awaitServing(
                detection.port(),
                "/api/v2/status",
                detection.authorization(),
                detection.stage.process(),
                Duration.ofSeconds(30));
        return detection;
    }

    Stage stage() {
        return stage;
    }

    /** The key of an integration, as an admin would have made it. */
    private void addKey() throws SQLException, GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = backbone.open(DATABASE);
                PreparedStatement insert = connection.prepareStatement("""
                        insert into integration (id, name, source, key_hash, created_at, created_by)
                        values (gen_random_uuid(), 'benchmark', 'MONITORING', ?, now(), 'benchmark')
                        on conflict do nothing
                        """)) {
            insert.setString(1, HexFormat.of().formatHex(hash));
            insert.executeUpdate();
        }
    }

    /** How often the stored alerts of a burst were written, all together. */
    long writes(String burst) {
        try (Connection connection = backbone.open(DATABASE);
                PreparedStatement select = connection.prepareStatement(
                        "select coalesce(sum(version), 0) from alert where labels ->> 'burst' = ?")) {
            select.setString(1, burst);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Duration> processorTime() {
        return Map.of(
                "service",
                Processor.used(process()),
                "PostgreSQL",
                backbone.databasesTime(),
                "Kafka",
                backbone.brokersTime());
    }

    @Override
    public long waiting() throws InterruptedException {
        return backbone.backlog().signals();
    }

    @Override
    public String name() {
        return "Muster";
    }

    @Override
    public int port() {
        return stage.port();
    }

    @Override
    public String authorization() {
        return "Bearer " + KEY;
    }

    @Override
    public ProcessHandle process() {
        return stage.process().toHandle();
    }

    @Override
    public void close() {
        stage.close();
    }
}
