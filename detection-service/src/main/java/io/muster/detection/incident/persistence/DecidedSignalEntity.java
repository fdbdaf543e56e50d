package io.muster.detection.incident.persistence;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.incident.DecidedSignal;
import io.muster.detection.incident.DecidedSignal.Placement;
import io.muster.detection.policy.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "decided_signal")
class DecidedSignalEntity {

    @Id
    UUID id;

    String kind;
    String fingerprint;

    @Enumerated(EnumType.STRING)
    Source source;

    String format;
    String summary;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Enumerated(EnumType.STRING)
    Placement placement;

    String rule;

    @Column(name = "policy_version")
    long policyVersion;

    String reason;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "received_at")
    Instant receivedAt;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "counted_with")
    UUID countedWith;

    /** As it was accepted, in JSON. */
    String signal;

    DecidedSignal decided() {
        return new DecidedSignal(
                id,
                kind,
                fingerprint,
                source,
                format,
                summary,
                outcome,
                placement,
                rule,
                policyVersion,
                reason,
                incidentId,
                receivedAt,
                decidedAt,
                countedWith);
    }
}
