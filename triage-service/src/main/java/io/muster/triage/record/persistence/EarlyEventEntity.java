package io.muster.triage.record.persistence;

import io.muster.contracts.EventJson;
import io.muster.contracts.EventTypes;
import io.muster.contracts.LifecycleEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

@Entity
@Table(name = "early_event")
class EarlyEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "incident_id")
    UUID incidentId;

    String type;
    String body;

    static EarlyEventEntity of(LifecycleEvent event) {
        var entity = new EarlyEventEntity();
        entity.write(event);
        return entity;
    }

    private void write(LifecycleEvent event) {
        incidentId = event.incidentId();
        type = EventTypes.typeOf(event);
        body = new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    LifecycleEvent toEvent() {
        return EventJson.read(type, body.getBytes(StandardCharsets.UTF_8));
    }
}
