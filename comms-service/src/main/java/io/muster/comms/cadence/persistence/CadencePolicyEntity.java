package io.muster.comms.cadence.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "cadence_policy")
class CadencePolicyEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long version;

    String policy;
    String author;
    Instant createdAt;
}
