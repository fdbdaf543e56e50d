package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.contracts.Topics;
import io.muster.durable.database.Sql;
import io.muster.testkit.WithMuster;
import io.muster.testkit.WithTopic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.VertxException;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithMuster
class InboxTest extends WithTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Journal journal;

    @Inject
    DurableLog log;

    @Inject
    MeterRegistry metrics;

    @Inject
    UnitOfWork unitOfWork;

    @Test
    void theSameEventTwiceIsHandledOnce() {
        UUID incident = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        double before = metrics.counter("muster.inbox.duplicates").count();

        topic.publish(id, Events.task(incident, "once"));
        topic.publish(id, Events.task(incident, "once"));
        topic.publish(Events.task(incident, "end"));

        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).contains("end"));
        assertThat(journal.textsOf(incident)).containsExactly("once", "end");
        assertThat(metrics.counter("muster.inbox.duplicates").count()).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void aTypeOfTheFutureIsCountedAndDoesNotHoldUpAnything() {
        UUID incident = UUID.randomUUID();
        double before = metrics.counter("muster.inbox.unknown").count();

        topic.publish(
                UUID.randomUUID(),
                "escalation-service",
                "io.muster.escalation.PigeonSent.v2",
                incident.toString(),
                "{}".getBytes(StandardCharsets.UTF_8));
        topic.publish(Events.exhausted(incident));
        topic.publish(Events.task(incident, "after"));

        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).equals(List.of("after")));
        assertThat(metrics.counter("muster.inbox.unknown").count()).isGreaterThanOrEqualTo(before + 1);
    }

    @Test
    void anEventThatConcernsNobodyIsDoneWithoutATransaction() {
        UUID incident = UUID.randomUUID();

        UUID id = topic.publish(Events.task(incident, Journal.NO_CONCERN));
        topic.publish(Events.task(incident, "after"));

        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).equals(List.of("after")));
        assertThat(remembered(id)).isFalse();
    }

    private boolean remembered(UUID id) {
        return unitOfWork
                .run(() -> Sql.rows("select id, received_at from inbox where id = ?1", id))
                .map(rows -> !rows.isEmpty())
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void traceAndIncidentReachTheHandler() {
        UUID incident = UUID.randomUUID();

        topic.publish(Events.task(incident, "log me"));

        await().atMost(PATIENCE).until(() -> !journal.of(incident).isEmpty());
        assertThat(journal.of(incident).getFirst().incidentInLog()).isEqualTo(incident.toString());
        assertThat(journal.of(incident).getFirst().traceId()).hasSize(32).isNotEqualTo("0".repeat(32));
    }

    @Test
    void recordsThatShareATransactionKeepTheirTraces() {
        List<UUID> incidents =
                IntStream.range(0, 300).mapToObj(i -> UUID.randomUUID()).toList();

        incidents.forEach(incident -> topic.publish(Events.task(incident, "one of many")));

        await().atMost(PATIENCE)
                .until(() -> incidents.stream()
                        .noneMatch(incident -> journal.of(incident).isEmpty()));
        assertThat(incidents).allSatisfy(incident -> {
            Journal.Entry entry = journal.of(incident).getLast();
            assertThat(entry.traceIdAtEnd()).isEqualTo(entry.traceId());
            assertThat(entry.incidentInLog()).isEqualTo(incident.toString());
        });
        assertThat(incidents.stream()
                        .map(incident -> journal.of(incident).getLast().traceId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void troubleOfTheSurroundingsIsTriedUntilItPasses() {
        UUID incident = UUID.randomUUID();
        String text = "flaky " + incident;
        AtomicInteger tries = new AtomicInteger();
        journal.chokeOn(text, () -> {
            if (tries.incrementAndGet() == 6) {
                journal.swallow(text);
            }
            return new VertxException("connection closed");
        });

        topic.publish(Events.task(incident, text));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> journal.textsOf(incident).equals(List.of(text)));
        assertThat(tries.get()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aRecordThatFailsEveryTimeIsDeadAndRedrivenInOrder() {
        UUID incident = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String poison = "poison " + incident;
        journal.chokeOn(poison, () -> new IllegalStateException("indigestible"));

        UUID dead = topic.publish(Events.pageFailed(incident, poison));
        topic.publish(Events.task(incident, "second"));
        topic.publish(Events.task(incident, "third"));
        topic.publish(Events.task(other, "unharmed"));

        await().atMost(PATIENCE).until(() -> journal.textsOf(other).equals(List.of("unharmed")));
        await().atMost(PATIENCE).until(() -> states(incident).equals(List.of("dead", "parked", "parked")));
        assertThat(journal.of(incident)).isEmpty();
        assertThat(problems(incident)).contains("IllegalStateException: indigestible");

        RestAssured.given()
                .post("/dead-letters/" + dead + "/redrive")
                .then()
                .statusCode(200)
                .body("handled", org.hamcrest.Matchers.is(0))
                .body("problem", org.hamcrest.Matchers.containsString("indigestible"));
        journal.swallow(poison);
        RestAssured.given()
                .post("/dead-letters/" + dead + "/redrive")
                .then()
                .statusCode(200)
                .body("handled", org.hamcrest.Matchers.is(3));
        topic.publish(Events.task(incident, "fourth"));

        await().atMost(PATIENCE)
                .until(() -> journal.textsOf(incident).equals(List.of(poison, "second", "third", "fourth")));
        assertThat(states(incident)).isEmpty();
    }

    @Test
    void whatCannotBeDecodedIsDeadAtOnce() {
        UUID incident = UUID.randomUUID();
        UUID impostor = UUID.randomUUID();
        String type = "io.muster.escalation.TaskClaimed.v1";

        topic.publish(
                UUID.randomUUID(),
                "escalation-service",
                type,
                incident.toString(),
                "{broken".getBytes(StandardCharsets.UTF_8));
        topic.publish(UUID.randomUUID(), "triage\0-service", type, impostor.toString(), new byte[0]);

        await().atMost(PATIENCE).until(() -> states(incident).equals(List.of("dead")));
        await().atMost(PATIENCE).until(() -> states(impostor).equals(List.of("dead")));
        assertThat(problems(impostor).getFirst()).contains("which escalation-service owns");
    }

    @Test
    void aRecordOfNothingIsDeadAndStopsNobody() {
        UUID incident = UUID.randomUUID();

        log.append(Topics.LIFECYCLE, null, Map.of(), null).await().atMost(PATIENCE);
        topic.publish(Events.task(incident, "after nothing"));

        await().atMost(PATIENCE).until(() -> journal.textsOf(incident).equals(List.of("after nothing")));
        await().atMost(PATIENCE)
                .until(() -> column("null", "problem").stream()
                        .anyMatch(problem -> problem.contains("no lifecycle event type")));
    }

    private static List<String> states(UUID incident) {
        return column(incident, "state");
    }

    private static List<String> problems(UUID incident) {
        return column(incident, "problem");
    }

    private static List<String> column(UUID incident, String column) {
        return column("'" + incident + "'", column);
    }

    private static List<String> column(String incident, String column) {
        return RestAssured.given()
                .get("/dead-letters")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.incidentId == " + incident + " }." + column, String.class);
    }
}
