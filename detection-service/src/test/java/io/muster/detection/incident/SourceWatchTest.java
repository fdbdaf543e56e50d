package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.durable.Timer;
import io.muster.durable.UnitOfWork;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.MovableClock;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many alerts of an incident fall silent at once, a transaction stays small and an event short. */
@QuarkusTest
@WithMuster
class SourceWatchTest {

    private static final int ALERTS = 1_001;
    private static final int PARTITION = 99_001;

    @Inject
    SourceWatch sourceWatch;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    MovableClock clock;

    private final EmbeddedDatabase database = Infrastructure.database();
    private final UUID incident = UUID.randomUUID();
    private Instant now;

    @BeforeEach
    void anIncidentWhoseSourceHasGone() {
        clock.reset();
        now = clock.instant();
        database.execute("""
                insert into incident (id, number, what, affected_where, since, journeys, proposed_severity, source,
                    policy_version, reason, detected_by, detected_at, untold_signals, untold_alerts, untold_joined,
                    untold_cleared)
                values ('%s', nextval('incident_number'), 'gone', '{}', '%s', '{}', 'SEV2', 'MONITORING', 1, 'r', 'r', '%2$s', 0,
                    '{}', false, false)
                """.formatted(incident, now));
        database.execute(
                "insert into signal_partition (partition, reached_at) values (%d, '%s')".formatted(PARTITION, now));
        database.execute("""
                insert into alert (fingerprint, state, source, format, integration, labels, annotations, starts_at, ends_at,
                    timeout, first_seen_at, updated_at, signals, incident_id, decided_by, partition)
                select '%s-' || n, 'FIRING', 'MONITORING', 'alertmanager', 'gone', '{}', '{}', '%s', '%2$s', false, '%2$s',
                    '%2$s', 1, '%1$s', 1, %d
                from generate_series(1, %d) n
                """.formatted(incident, now.minusSeconds(600), PARTITION, ALERTS));
    }

    @AfterEach
    void forgotten() {
        database.execute("delete from alert where incident_id = '" + incident + "'");
        database.execute("delete from signal_partition where partition = " + PARTITION);
        database.execute(
                "update incident set ending = 'RESOLVED', ended_at = detected_at where id = '" + incident + "'");
    }

    @Test
    void aThousandAreLostAtATimeFiveHundredAreNamedAndTheRestFollows() {
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            fire(now.plusSeconds(3600));

            assertThat(lost()).isEqualTo(ALERTS - 1);
            SourceLost told = topic.await(SourceLost.class, incident);
            assertThat(told.fingerprints()).hasSize(500);
            assertThat(told.reason()).contains("1000 alerts");
            assertThat(database.number(
                            "select count(*) from timer where kind = 'source-watch' and key = '" + incident + "'"))
                    .as("it looks again")
                    .isEqualTo(1);

            fire(now.plusSeconds(3660));

            assertThat(lost()).isEqualTo(ALERTS);
            assertThat(topic.await(SourceLost.class, incident, 2).getLast().fingerprints())
                    .hasSize(1);
        }
    }

    private void fire(Instant at) {
        unitOfWork
                .run(() -> sourceWatch.fire(new Timer(SourceWatch.KIND, incident.toString(), at, "{}"), at))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private long lost() {
        return database.number("select count(*) from alert where state = 'LOST' and incident_id = '" + incident + "'");
    }
}
