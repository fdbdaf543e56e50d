package io.muster.detection.integration.persistence;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.integration.Integration;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "integration")
class IntegrationEntity {

    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    Source source;

    @Column(name = "key_hash")
    String keyHash;

    @Column(name = "previous_key_hash")
    String previousKeyHash;

    @Column(name = "previous_key_until")
    Instant previousKeyUntil;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "rotated_at")
    Instant rotatedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    static IntegrationEntity of(Integration integration) {
        IntegrationEntity entity = new IntegrationEntity();
        entity.id = integration.id();
        entity.name = integration.name();
        entity.source = integration.source();
        entity.createdAt = integration.createdAt();
        entity.createdBy = integration.createdBy();
        entity.take(integration);
        return entity;
    }

    void take(Integration integration) {
        keyHash = integration.keyHash();
        previousKeyHash = integration.previousKeyHash();
        previousKeyUntil = integration.previousKeyUntil();
        rotatedAt = integration.rotatedAt();
        revokedAt = integration.revokedAt();
    }

    Integration integration() {
        return new Integration(
                id,
                name,
                source,
                keyHash,
                previousKeyHash,
                previousKeyUntil,
                createdAt,
                createdBy,
                rotatedAt,
                revokedAt);
    }
}
