package io.muster.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.durable.UnitOfWork;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two replicas see two alerts of one cause at the same instant, 200 times: one incident each time. The replicas are two
 * threads with a Vert.x context, a session and a database connection of their own, released at a barrier into the use
 * case that the consumer calls. Without the lock on the scope a round ends in two incidents or, as the index forbids
 * that, in a failure.
 */
@QuarkusTest
@WithMuster
class OneCauseOneIncidentTest {

    private static final int ROUNDS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    TakeSignals takeSignals;

    @Inject
    Clock clock;

    @Test
    void twoAlertsAtTheSameInstantOpenOneIncident() throws Exception {
        String run = UUID.randomUUID().toString();
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService replicas = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String service = run + "-" + round;
                Future<UUID> one = replicas.submit(replica(barrier, 0, signal("CheckoutErrors", service)));
                Future<UUID> other = replicas.submit(replica(barrier, 1, signal("PaymentErrors", service)));
                assertThat(one.get()).as("round " + round).isNotNull().isEqualTo(other.get());
            }
        }
        assertThat(Infrastructure.database().number("select count(*) from incident where service like '" + run + "%'"))
                .isEqualTo(ROUNDS);
        assertThat(Infrastructure.database()
                        .number("select count(*) from outbox where convert_from(payload, 'UTF8') like '%" + run
                                + "%' and type like '%IncidentDetected%'"))
                .isEqualTo(ROUNDS);
    }

    private Callable<UUID> replica(CyclicBarrier barrier, int partition, AlertSignal signal) {
        return () -> {
            barrier.await();
            return unitOfWork
                    .run(() -> takeSignals.take(List.of(new Accepted(signal, "{}", header -> null, partition))))
                    .await()
                    .atMost(PATIENCE)
                    .outcomes()
                    .getFirst()
                    .taken()
                    .incidentId();
        };
    }

    private AlertSignal signal(String name, String service) {
        Instant now = clock.instant();
        return new AlertSignal(
                UUID.randomUUID(),
                UUID.randomUUID().toString().substring(0, 16),
                "alertmanager",
                Source.MONITORING,
                "prometheus",
                Map.of("alertname", name, "service", service, "severity", "critical"),
                Map.of(),
                now,
                now.plusSeconds(240),
                false,
                null,
                now);
    }
}
