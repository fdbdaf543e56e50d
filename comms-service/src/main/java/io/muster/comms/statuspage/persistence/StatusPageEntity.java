package io.muster.comms.statuspage.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "status_page")
class StatusPageEntity {
    @Id
    UUID id;

    String name;
    String url;
    String timeZone;
    Instant updatedAt;
}
