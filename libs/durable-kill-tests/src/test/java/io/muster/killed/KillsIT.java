package io.muster.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EventContext;
import io.muster.durable.Seams;
import io.muster.testkit.EmbeddedDatabase;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two replicas work through chains of steps while each is killed again and again at the instructions where a crash
 * hurts most. Then the books must balance.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillsIT {
    private static final int KILLS_AT_EACH_SEAM = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> SEAMS = List.of(
            Seams.AFTER_COMMIT,
            Seams.AFTER_PUBLISH,
            Seams.MID_HANDLER,
            Seams.TIMER_CLAIMED,
            Seams.CLAIMED,
            Seams.HANDED_OVER);

    private final Random random = new Random(20260301);
    private final EmbeddedDatabase database = EmbeddedDatabase.create();
    private final FakeWebhook webhook = FakeWebhook.start();
    private final List<Replica> replicas = new ArrayList<>();
    private final Set<String> killed = new HashSet<>();
    private final List<UUID> incidents = new ArrayList<>();
    private LifecycleTopic topic;
    private Books books;

    @BeforeAll
    void start() {
        topic = LifecycleTopic.open();
        books = new Books(database, topic, webhook);
        Path cache = Path.of("target/killed.aot").toAbsolutePath();
        for (String name : List.of("one", "two")) {
            replicas.add(new Replica(name, database, webhook.uri(), cache));
        }
        replicas.getFirst().train(() -> {
            begin();
            awaitTheEnd();
        });
    }

    private void awaitTheEnd() {
        await("all chains").atMost(PATIENCE).ignoreExceptions().until(() -> books.finished() == incidents.size());
        await("rest").atMost(PATIENCE).until(books::settled);
    }

    @AfterAll
    void stop() {
        replicas.stream().filter(Replica::isStarted).forEach(Replica::kill);
        topic.close();
        webhook.close();
    }

    @Test
    void killedAtEverySeamNothingIsMissing() {
        Map<String, Integer> kills = new TreeMap<>();
        for (String seam : SEAMS) {
            replicas.forEach(replica -> startAnew(replica, seam));
            await(seam).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
                keepBusy();
                kills.merge(seam, reviveTheHalted(seam), Integer::sum);
                return kills.get(seam) >= KILLS_AT_EACH_SEAM;
            });
        }
        replicas.forEach(replica -> startAnew(replica, ""));

        awaitTheEnd();
        assertThat(kills.values()).allMatch(count -> count >= KILLS_AT_EACH_SEAM);
        books.everyStepWasDoneOnceInEffect(incidents);
        books.theTopicIsCompleteAndInOrder(incidents);
        int repeated = books.everyMessageArrived(incidents, killed);
        System.out.printf(
                "killed %s; %d incidents, %d messages sent a second time%n", kills, incidents.size(), repeated);
    }

    /** A few chains at a time are enough to have something in flight at every seam. */
    private void keepBusy() {
        while (incidents.size() - books.finished() < 30) {
            begin();
        }
    }

    private void begin() {
        UUID incident = UUID.randomUUID();
        EventContext context =
                EventContext.internal(incident, Instant.now(), Actor.rule("test"), "a chain of steps begins");
        topic.publish(new TaskClaimed(context, UUID.randomUUID(), "ada", "1"));
        incidents.add(incident);
    }

    private int reviveTheHalted(String seam) {
        int halted = 0;
        for (Replica replica : replicas) {
            if (!replica.isAlive()) {
                assertThat(replica.exitValue()).isEqualTo(Replica.HALTED);
                halted++;
                startAnew(replica, seam);
            }
        }
        return halted;
    }

    private void startAnew(Replica replica, String seam) {
        if (replica.isStarted()) {
            replica.kill();
            killed.add(replica.incarnation());
        }
        replica.start(seam.isEmpty() ? "" : seam + ":" + (1 + random.nextInt(8)));
    }
}
