package io.muster.comms.facts.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "incident")
class IncidentEntity {
    @Id
    UUID id;

    long number;
    String facts;
    boolean restricted;
}
