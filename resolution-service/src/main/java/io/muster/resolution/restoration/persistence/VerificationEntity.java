package io.muster.resolution.restoration.persistence;

import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.durable.ActorColumns;
import io.muster.resolution.restoration.Verification;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "verification")
class VerificationEntity {

    @Embeddable
    record VerificationId(
            @Column(name = "incident_id") UUID incidentId,
            @Enumerated(EnumType.STRING) Gate gate) {}

    @EmbeddedId
    VerificationId id;

    String owner;
    String evidence;

    @Enumerated(EnumType.STRING)
    Result result;

    Instant at;

    @Embedded
    ActorColumns by;

    static VerificationEntity of(UUID incident, Gate gate, Verification verification) {
        var entity = new VerificationEntity();
        entity.id = new VerificationId(incident, gate);
        entity.write(verification);
        return entity;
    }

    void write(Verification verification) {
        owner = verification.owner();
        evidence = verification.evidence();
        result = verification.result();
        at = verification.at();
        by = ActorColumns.of(verification.by());
    }

    Gate gate() {
        return id.gate();
    }

    Verification toVerification() {
        return new Verification(owner, evidence, result, at, by.toActor());
    }
}
