package io.muster.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL with one database and role for each service; its data survive a restart. */
final class LocalDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;

    private LocalDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static LocalDatabase start(Home home) throws IOException, SQLException {
        Path data = home.data().resolve("postgres");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(home.postgresPort())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "300")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("listen_addresses", "localhost")
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(home.log("postgres").toFile()))
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(home.log("postgres").toFile()))
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        endWithThisProcess(data);
        createDatabases(server);
        return new LocalDatabase(server);
    }

    private static void createDatabases(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (StageService service : StageService.values()) {
                String name = service.database();
                try (var found = statement.executeQuery("select 1 from pg_roles where rolname = '" + name + "'")) {
                    if (found.next()) {
                        continue;
                    }
                }
                statement.execute("create role %1$s login password '%1$s'".formatted(name));
                statement.execute("create database %1$s owner %1$s".formatted(name));
            }
        }
    }

    /** A child that waits for the end of its input, which comes when this process ends in whatever way. */
    private static void endWithThisProcess(Path data) throws IOException {
        String script = "trap '' INT TERM HUP; cat >/dev/null; kill -INT \"$(head -n 1 \"$0/postmaster.pid\")\"";
        new ProcessBuilder("sh", "-c", script, data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
