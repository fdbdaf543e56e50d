package io.muster.durable.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.Attempt;
import java.time.Instant;
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

    private static DeliveryRows.Reserved about(UUID incident) {
        Attempt attempt = new Attempt(UUID.randomUUID(), 1, "mail", incident, "");
        return new DeliveryRows.Reserved(attempt, 1, null, null, null, null, Instant.EPOCH);
    }
}
