package io.muster.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EscalationEvent.TaskFinished;
import io.muster.contracts.LifecycleEvent;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares what should have happened with the topic, the tables and what the outside got. */
final class Books {
    static final int STEPS = 3;

    private final EmbeddedDatabase database;
    private final LifecycleTopic topic;
    private final FakeWebhook webhook;

    Books(EmbeddedDatabase database, LifecycleTopic topic, FakeWebhook webhook) {
        this.database = database;
        this.topic = topic;
        this.webhook = webhook;
    }

    /** How many chains came to their end. */
    long finished() {
        return count("select count(*) from done where what = 'concluded' and step = " + STEPS);
    }

    /** Nothing is left to do. */
    boolean settled() {
        return count("select (select count(*) from outbox where published_at is null)"
                        + " + (select count(*) from timer)"
                        + " + (select count(*) from delivery where state in ('pending', 'concluding'))")
                == 0;
    }

    void everyStepWasDoneOnceInEffect(List<UUID> incidents) {
        for (String what : List.of("consumed", "fired", "concluded")) {
            assertThat(count("select count(*) from done where what = '" + what + "'"))
                    .as(what)
                    .isEqualTo((long) incidents.size() * STEPS);
        }
        assertThat(count("select count(*) from (select 1 from done group by what, incident_id, step"
                        + " having count(*) > 1) twice"))
                .isZero();
        assertThat(count("select count(*) from dead_letter")).isZero();
        assertThat(count("select count(*) from delivery where state <> 'sent'")).isZero();
    }

    /** A record may stand twice on the topic, with the same id; without the repetitions nothing is missing or swapped. */
    void theTopicIsCompleteAndInOrder(List<UUID> incidents) {
        Map<String, List<LifecycleTopic.Published>> byIncident =
                topic.records().stream().collect(Collectors.groupingBy(LifecycleTopic.Published::key));
        List<String> expected = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            expected.add("claimed " + step);
            expected.add("finished " + step);
        }
        for (UUID incident : incidents) {
            Map<UUID, String> firstOfEach = new LinkedHashMap<>();
            byIncident
                    .get(incident.toString())
                    .forEach(record -> firstOfEach.putIfAbsent(record.id(), told(record.event())));
            assertThat(firstOfEach.values()).as("events of " + incident).containsExactlyElementsOf(expected);
        }
    }

    /** Every due message arrived; a second time only when the first attempt's process was killed, and with the same id. */
    int everyMessageArrived(List<UUID> incidents, Set<String> killed) {
        Map<String, List<FakeWebhook.Request>> byStep = new HashMap<>();
        webhook.requests()
                .forEach(request -> byStep.computeIfAbsent(
                                request.headers().get("incident") + "/" + request.body(), step -> new ArrayList<>())
                        .add(request));
        int repeated = 0;
        for (UUID incident : incidents) {
            for (int step = 1; step <= STEPS; step++) {
                List<FakeWebhook.Request> messages = byStep.get(incident + "/" + step);
                assertThat(messages).as("messages of step " + step).isNotEmpty();
                assertThat(messages.stream()
                                .map(message -> message.headers().get("webhook-id"))
                                .distinct())
                        .hasSize(1);
                List<String> allButTheLast = messages.subList(0, messages.size() - 1).stream()
                        .map(message -> message.headers().get("incarnation"))
                        .toList();
                assertThat(killed).containsAll(allButTheLast);
                assertThat(allButTheLast).doesNotHaveDuplicates();
                repeated += allButTheLast.size();
            }
        }
        return repeated;
    }

    private static String told(LifecycleEvent event) {
        return switch (event) {
            case TaskClaimed claimed -> "claimed " + claimed.task();
            case TaskFinished finished -> "finished " + finished.outcome();
            default -> throw new AssertionError(event);
        };
    }

    private long count(String query) {
        try (var connection = database.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
