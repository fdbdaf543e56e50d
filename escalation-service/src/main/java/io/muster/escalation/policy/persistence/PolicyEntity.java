package io.muster.escalation.policy.persistence;

import io.muster.escalation.PolicyDocument;
import io.muster.escalation.StoredJson;
import io.muster.escalation.policy.EscalationPolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

@Entity
@Table(name = "escalation_policy")
@IdClass(PolicyEntity.Version.class)
class PolicyEntity {

    @Id
    @Column(name = "key")
    String policyKey;

    @Id
    long version;

    String document;

    @Column(name = "created_at")
    Instant createdAt;

    static final class Version implements Serializable {
        String policyKey;
        long version;

        @Override
        public boolean equals(Object other) {
            return other instanceof Version that
                    && version == that.version
                    && Objects.equals(policyKey, that.policyKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(policyKey, version);
        }
    }

    static PolicyEntity of(EscalationPolicy policy, Instant now) {
        PolicyEntity entity = new PolicyEntity();
        entity.policyKey = policy.key();
        entity.version = policy.version();
        entity.document = StoredJson.write(PolicyDocument.of(policy));
        entity.createdAt = now;
        return entity;
    }

    EscalationPolicy policy() {
        return StoredJson.read(document, PolicyDocument.class).policy();
    }
}
