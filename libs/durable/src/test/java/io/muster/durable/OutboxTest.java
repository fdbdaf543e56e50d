package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.TriageEvent;
import io.muster.durable.trace.Traces;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.LifecycleTopic;
import io.muster.testkit.WithMuster;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class OutboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Outbox outbox;

    @Inject
    DatabaseNotifications notifications;

    @Inject
    Journal journal;

    @Test
    void whatIsCommittedArrivesInTheOrderOfAppending() {
        UUID incident = UUID.randomUUID();
        List<String> texts = IntStream.range(0, 50).mapToObj(i -> "step " + i).toList();

        texts.forEach(text -> run(() -> outbox.append(Events.task(incident, text))));

        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).equals(texts));
    }

    @Test
    void theRecordIsACloudEvent() {
        UUID incident = UUID.randomUUID();

        run(() -> outbox.append(Events.task(incident, "look")));

        try (LifecycleTopic topic = LifecycleTopic.open()) {
            await().atMost(PATIENCE).until(() -> !topic.records(incident).isEmpty());
            LifecycleTopic.Published record = topic.records(incident).getFirst();
            assertThat(record.headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_source", "escalation-service")
                    .containsEntry("ce_type", "io.muster.escalation.TaskClaimed.v1")
                    .containsEntry("ce_subject", incident.toString())
                    .containsEntry("content-type", "application/json")
                    .containsKeys("ce_id", "ce_time");
            assertThat(Duration.parse(record.headers().get("ce_waited"))).isBetween(Duration.ZERO, PATIENCE);
            assertThat(record.id().version()).isEqualTo(7);
        }
    }

    @Test
    void theTraceGoesOnInTheNextService() {
        UUID incident = UUID.randomUUID();
        String trace = "0af7651916cd43dd8448eb211c80319c";

        run(() -> {
            Traces.from("00-" + trace + "-b7ad6b7169203331-01").makeCurrent();
            return outbox.append(Events.task(incident, "traced"));
        });

        await().atMost(PATIENCE).until(() -> !journal.of(incident).isEmpty());
        assertThat(journal.of(incident).getFirst().traceId()).isEqualTo(trace);
    }

    @Test
    void whatIsRolledBackNeverLeaves() {
        UUID incident = UUID.randomUUID();

        assertThatThrownBy(() ->
                        run(() -> outbox.append(Events.task(incident, "never")).invoke(() -> {
                            throw new IllegalStateException("no");
                        })))
                .hasMessage("no");
        run(() -> outbox.append(Events.task(incident, "after")));

        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).equals(List.of("after")));
    }

    @Test
    void theReplicaThatHoldsTheShardIsNudged() throws SQLException {
        UUID incident = UUID.randomUUID();
        AtomicInteger nudges = new AtomicInteger();
        notifications.listen("muster_outbox", payload -> nudges.incrementAndGet());
        sql("update relay_shard set holder = 'another', fence = fence + 1, held_until = now() + interval '1 hour'");
        try (LifecycleTopic topic = LifecycleTopic.open()) {
            // our replica trusts its own lease for a while longer
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                run(() -> outbox.append(Events.task(incident, "by whom")));
                return nudges.get() > 0;
            });
            run(() -> outbox.append(Events.task(incident, "by another")));
            await().during(Duration.ofSeconds(1))
                    .until(() ->
                            topic.all(incident).stream().map(Journal::textOf).noneMatch("by another"::equals));
        } finally {
            sql("update relay_shard set held_until = now()");
        }
        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).contains("by another"));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = Infrastructure.database().open();
                var executing = connection.createStatement()) {
            executing.execute(statement);
        }
    }

    @Test
    void appendingNeedsATransaction() {
        assertThatThrownBy(() -> outbox.append(Events.task(UUID.randomUUID(), "alone"))
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Panache.withSession(() -> outbox.append(Events.task(UUID.randomUUID(), "alone")))
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobodySendsTheEventsOfAnother() {
        var foreign = new TriageEvent.NoteAdded(Events.context(UUID.randomUUID()), UUID.randomUUID(), "not ours");

        assertThatThrownBy(() -> run(() -> outbox.append(foreign)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not own");
    }

    @Test
    void anEventDoesNotWaitForTheNextLook() {
        UUID incident = UUID.randomUUID();
        long[] millis = new long[Integer.getInteger("muster.hops", 60)];
        for (int i = 0; i < millis.length; i++) {
            int step = i;
            run(() -> outbox.append(Events.task(incident, "hop " + step)));
            long committed = System.nanoTime();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(PATIENCE)
                    .until(() -> journal.of(incident).size() == step + 1);
            millis[i] = (journal.of(incident).getLast().nanos() - committed) / 100_000;
        }
        List<Long> warm = IntStream.range(20, millis.length)
                .mapToObj(i -> millis[i])
                .sorted()
                .toList();
        Logger.getLogger(OutboxTest.class)
                .infof("idle hop, tenths of ms: median %d, worst %d", warm.get(warm.size() / 2), warm.getLast());
        // the median would be half of the half second between two looks if a commit told the relay nothing
        assertThat(warm.get(warm.size() / 2)).isLessThan(2000);
    }

    private void run(java.util.function.Supplier<Uni<Void>> work) {
        unitOfWork.run(work).await().atMost(PATIENCE);
    }
}
