package io.muster.durable.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.Attempt;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingsTest {

    @AfterEach
    void forget() {
        MDC.clear();
    }

    @Test
    void whatIsAboutNoIncidentNamesNotTheOneBefore() {
        UUID incident = UUID.randomUUID();
        Recordings.enter(about(incident));
        assertThat(MDC.get("incidentId")).isEqualTo(incident.toString());

        Recordings.enter(about(null));
        assertThat(MDC.get("incidentId")).isNull();
    }

    @Test
    void aNoteThatIsUnderWayIsNotMadeTwice() {
        List<UniEmitter<? super Void>> begun = new ArrayList<>();
        Runnable note = Recordings.oneAtATime(() -> Uni.createFrom().emitter(begun::add));
        note.run();

        note.run();
        assertThat(begun).hasSize(1);
        begun.getLast().complete(null);

        note.run();
        assertThat(begun).hasSize(2);
        begun.getLast().fail(new IllegalStateException("no database"));

        note.run();
        assertThat(begun).hasSize(3);
    }

    private static DeliveryRows.Reserved about(UUID incident) {
        Attempt attempt = new Attempt(UUID.randomUUID(), 1, "mail", incident, "");
        return new DeliveryRows.Reserved(attempt, 1, null, null, null, null, Instant.EPOCH);
    }
}
