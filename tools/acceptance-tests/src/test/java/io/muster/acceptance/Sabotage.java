package io.muster.acceptance;

import io.muster.testkit.LifecycleTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What may stop pages in a running suite, done to it on purpose; undone when it is closed. */
final class Sabotage implements AutoCloseable {

    private static final String ESCALATION = "muster_escalation";

    private final SuiteUnderTest suite;

    Sabotage(SuiteUnderTest suite) {
        this.suite = suite;
    }

    /** Somebody deletes a page that the stream has told of. */
    void deletePages(UUID incident) {
        sql("delete from page_link where page_id in (select id from page where incident_id = '" + incident + "')");
        sql("delete from page where incident_id = '" + incident + "'");
    }

    /** The leases of escalation's relay go to a replica that hangs; returns once nothing is published any more. */
    void stopTheRelay() {
        Instant trusted = heldUntil();
        sql("update relay_shard set holder = 'one that hangs', fence = fence + 1,"
                + " held_until = clock_timestamp() + interval '10 minutes'");
        Awaitility.await("the relay's own leases are over")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Instant.now().isAfter(trusted));
    }

    private Instant heldUntil() {
        try (Connection connection = connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select coalesce(max(held_until), clock_timestamp()) from relay_shard")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(suite.jdbcUrl(ESCALATION), ESCALATION, ESCALATION);
    }

    /** A detected incident that nobody can read. */
    void publishWhatCannotBeRead() {
        UUID incident = UUID.randomUUID();
        try (LifecycleTopic topic = LifecycleTopic.open(suite.kafka())) {
            topic.publish(
                    UUID.randomUUID(),
                    "detection-service",
                    "io.muster.detection.IncidentDetected.v1",
                    incident.toString(),
                    "{broken".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Triage lives and does nothing. */
    void freezeTriage() {
        signal("STOP");
    }

    @Override
    public void close() {
        signal("CONT");
        sql("update relay_shard set holder = null, held_until = null where holder = 'one that hangs'");
        sql("delete from dead_letter");
    }

    private void signal(String name) {
        String triage = Long.toString(suite.pid("triage-service"));
        try {
            new ProcessBuilder("kill", "-" + name, triage).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void sql(String statement) {
        try (Connection connection = connect();
                var prepared = connection.createStatement()) {
            prepared.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
