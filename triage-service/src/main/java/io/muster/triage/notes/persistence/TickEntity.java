package io.muster.triage.notes.persistence;

import io.muster.durable.ActorColumns;
import io.muster.triage.notes.Tick;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "checklist_tick")
class TickEntity {

    @Embeddable
    record TickId(@Column(name = "incident_id") UUID incidentId, String item) {}

    @EmbeddedId
    TickId id;

    boolean done;
    Instant at;

    @Embedded
    ActorColumns by;

    void write(Tick tick) {
        id = new TickId(tick.incident(), tick.item());
        done = tick.done();
        at = tick.at();
        by = ActorColumns.of(tick.by());
    }

    Tick toTick() {
        return new Tick(id.incidentId(), id.item(), done, at, by.toActor());
    }
}
