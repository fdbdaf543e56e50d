package io.muster.triage.record.persistence;

import io.muster.contracts.Severity;
import io.muster.durable.ActorColumns;
import io.muster.triage.record.SeverityChange;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "severity_change")
class SeverityChangeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "incident_id")
    UUID incidentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_severity")
    Severity from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_severity")
    Severity to;

    Instant at;

    @Embedded
    ActorColumns by;

    String reason;

    @Column(name = "policy_version")
    String policyVersion;

    SeverityChange toChange() {
        return new SeverityChange(incidentId, from, to, at, by.toActor(), reason, policyVersion);
    }
}
