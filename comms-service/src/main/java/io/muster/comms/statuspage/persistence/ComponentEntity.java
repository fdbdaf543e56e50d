package io.muster.comms.statuspage.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "component")
class ComponentEntity {
    @Id
    String key;

    String name;
    String description;
    String journeys;
    int position;
    Instant createdAt;
    Instant updatedAt;
}
