package io.muster.killed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Something the service did within a transaction. */
@Entity
@Table(name = "done")
class Done {
    @Id
    UUID id;

    String what;

    @Column(name = "incident_id")
    UUID incidentId;

    int step;

    Done() {}

    Done(String what, UUID incidentId, int step) {
        this.id = UUID.randomUUID();
        this.what = what;
        this.incidentId = incidentId;
        this.step = step;
    }
}
