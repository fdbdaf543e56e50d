package io.muster.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL for tests: one server is shared by a whole JVM and ends with it, also after {@code kill -9}; every caller
 * gets an empty database of its own.
 */
public record EmbeddedDatabase(String host, int port, String name, String user, String password) {
    private static final String PORT = "muster.testkit.postgres";

    /** A new, empty database on the JVM's server, which is started at the first call. */
    public static EmbeddedDatabase create() {
        int port = serverPort();
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        var created = new EmbeddedDatabase("localhost", port, name, "postgres", "postgres");
        try (Connection connection =
                        new EmbeddedDatabase("localhost", port, "postgres", "postgres", "postgres").open();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no new database", e);
        }
        return created;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The address the reactive client takes. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    /** A connection for looking at rows in a test; the caller closes it. */
    public Connection open() throws SQLException {
        // not DriverManager: it knows the drivers of one class loader, and Quarkus starts tests in several
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        return source.getConnection(user, password);
    }

    /** The number that a query gives, whose places ({@code ?}) take the values. */
    public long number(String query, Object... values) {
        return Long.parseLong(text(query, values));
    }

    /** The first column of the first row; null as the database has it. @throws IllegalStateException also without a row */
    public String text(String query, Object... values) {
        try (Connection connection = open();
                var statement = prepared(connection, query, values);
                var rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("no row: " + query);
            }
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("not answered: " + query, e);
        }
    }

    /** A statement of which no answer is wanted. */
    public void execute(String sql, Object... values) {
        try (Connection connection = open();
                var statement = prepared(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("not done: " + sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The same database behind another address, such as a {@link FaultProxy}'s. */
    public EmbeddedDatabase through(FaultProxy proxy) {
        return new EmbeddedDatabase("localhost", proxy.port(), name, user, password);
    }

    private static int serverPort() {
        // a system property (and an interned lock), because Quarkus loads test classes in several class loaders
        synchronized (PORT) {
            Integer port = Integer.getInteger(PORT);
            if (port == null) {
                port = startServer();
                System.setProperty(PORT, Integer.toString(port));
            }
            return port;
        }
    }

    private static int startServer() {
        try {
            Path data = java.nio.file.Files.createTempDirectory("muster-postgres");
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPort(FreePorts.one())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            endWithThisProcess(data);
            return server.getPort();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    /** A child that waits for the end of its input, which comes when this process ends in whatever way. */
    private static void endWithThisProcess(Path data) throws IOException {
        String script = "cat >/dev/null; kill -QUIT \"$(head -n 1 \"$0/postmaster.pid\")\"; rm -rf \"$0\"";
        new ProcessBuilder("sh", "-c", script, data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
