package io.muster.detection.integration.persistence;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.integration.Integration;
import io.muster.detection.integration.Integration.FormerKey;
import io.muster.detection.integration.IntegrationKind;
import io.muster.detection.integration.SilenceAccess;
import io.muster.detection.integration.Terms;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;

@Entity
@Table(name = "integration")
class IntegrationEntity {

    @Id
    UUID id;

    String name;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    IntegrationKind kind;

    @Column(name = "per_second")
    Integer perSecond;

    @Column(name = "sealed_secret")
    String sealedSecret;

    /** JSON; null when there is none. */
    String mapping;

    @Enumerated(EnumType.STRING)
    SilenceAccess silences;

    @Column(name = "key_hash")
    String keyHash;

    @Column(name = "previous_key_hash")
    String previousKeyHash;

    @Column(name = "previous_key_until")
    Instant previousKeyUntil;

    /** A line for each: hash and until when it works. */
    @Column(name = "earlier_keys")
    String earlierKeys;

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
        Terms terms = integration.terms();
        kind = terms.kind();
        perSecond = terms.perSecond();
        sealedSecret = terms.sealedSecret();
        mapping = terms.mapping() == null ? null : MappingJson.write(terms.mapping());
        silences = terms.silences();
        keyHash = integration.keyHash();
        previousKeyHash = integration.previousKeyHash();
        previousKeyUntil = integration.previousKeyUntil();
        earlierKeys = integration.earlierKeys().stream()
                .map(key -> key.hash() + " " + key.until())
                .collect(Collectors.joining("\n"));
        rotatedAt = integration.rotatedAt();
        revokedAt = integration.revokedAt();
    }

    Integration integration() {
        return new Integration(
                id,
                name,
                source,
                new Terms(kind, perSecond, sealedSecret, mapping == null ? null : MappingJson.read(mapping), silences),
                keyHash,
                previousKeyHash,
                previousKeyUntil,
                earlierKeys.lines().map(IntegrationEntity::key).toList(),
                createdAt,
                createdBy,
                rotatedAt,
                revokedAt);
    }

    private static FormerKey key(String line) {
        String[] parts = line.split(" ", 2);
        return new FormerKey(parts[0], Instant.parse(parts[1]));
    }
}
