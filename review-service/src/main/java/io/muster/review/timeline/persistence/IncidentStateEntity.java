package io.muster.review.timeline.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import io.muster.contracts.Incident;
import io.muster.contracts.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "incident_state")
class IncidentStateEntity {

    @Id
    UUID id;

    long number;

    @Enumerated(EnumType.STRING)
    Status status;

    boolean restricted;

    @Column(name = "detected_at")
    Instant detectedAt;

    String state;

    void write(Incident incident) {
        id = incident.id();
        number = incident.number();
        status = incident.status();
        restricted = incident.restricted();
        detectedAt = incident.detectedAt();
        state = json(incident);
    }

    static String json(Incident incident) {
        try {
            return EventJson.mapper().writeValueAsString(incident);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an incident that cannot be written", e);
        }
    }

    Incident toIncident() {
        try {
            return EventJson.mapper().readValue(state, Incident.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("incident " + id + " cannot be read", e);
        }
    }
}
