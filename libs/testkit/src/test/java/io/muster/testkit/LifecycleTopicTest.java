package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.EventContext;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifecycleTopicTest {

    @Test
    void what_one_side_publishes_the_other_reads_with_its_envelope() {
        UUID incident = UUID.randomUUID();
        var event = new IncidentDismissed(
                EventContext.internal(incident, Instant.parse("2026-01-01T10:00:00Z"), Actor.person("ada"), "a test"));

        try (LifecycleTopic sender = LifecycleTopic.open();
                LifecycleTopic reader = LifecycleTopic.open()) {
            UUID id = sender.publish(event);

            assertThat(reader.await(IncidentDismissed.class, incident)).isEqualTo(event);
            assertThat(reader.records(incident)).singleElement().satisfies(record -> {
                assertThat(record.id()).isEqualTo(id);
                assertThat(record.headers()).containsEntry("ce_source", "triage-service");
            });
        }
    }
}
