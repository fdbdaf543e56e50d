package io.muster.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.WithMuster;
import io.muster.testkit.WithTopic;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records of many incidents that come at the same time. */
@QuarkusTest
@WithMuster
class TogetherTest extends WithTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 100;
    private static final int MOST_TOGETHER = 32;

    @Inject
    Journal journal;

    @Inject
    Together together;

    private final List<UUID> incidents =
            Stream.generate(UUID::randomUUID).limit(MANY).toList();

    private void publish(String text) {
        incidents.forEach(incident -> topic.publish(Events.task(incident, text)));
    }

    private void awaitEach(String text) {
        await().atMost(PATIENCE)
                .until(() -> incidents.stream()
                        .allMatch(incident -> journal.textsOf(incident).contains(text)));
    }

    /** A try that was rolled back is in the journal too. */
    private List<String> handled(UUID incident) {
        return journal.textsOf(incident).stream().distinct().toList();
    }

    @Test
    void theyArePreparedInGroupsAndEachIncidentsAreHandledInTheirOrder() {
        publish("first");
        publish("second");

        awaitEach("second");
        assertThat(incidents)
                .allSatisfy(incident -> assertThat(handled(incident)).containsExactly("first", "second"));
        List<List<UUID>> groups = together.incidentsWith(incidents);
        assertThat(groups).isNotEmpty();
        assertThat(groups)
                .allSatisfy(group -> assertThat(group)
                        .hasSizeBetween(2, MOST_TOGETHER)
                        .doesNotHaveDuplicates()
                        .isSortedAccordingTo((one, other) -> one.toString().compareTo(other.toString())));
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        UUID failing = incidents.get(MANY / 2);
        String text = "fails " + failing;
        journal.chokeOn(text, () -> new IllegalStateException("as the test wants it"));
        incidents.forEach(incident -> topic.publish(Events.task(incident, incident.equals(failing) ? text : "good")));

        await().atMost(PATIENCE)
                .until(() -> incidents.stream()
                        .filter(incident -> !incident.equals(failing))
                        .allMatch(incident -> handled(incident).equals(List.of("good"))));
        assertThat(journal.textsOf(failing)).isEmpty();
    }
}
