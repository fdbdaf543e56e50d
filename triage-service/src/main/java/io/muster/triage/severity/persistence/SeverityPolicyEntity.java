package io.muster.triage.severity.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "severity_policy")
class SeverityPolicyEntity {

    @Id
    int version;

    String body;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    static SeverityPolicyEntity of(int version, String body, String by, Instant at) {
        var entity = new SeverityPolicyEntity();
        entity.write(version, body, by, at);
        return entity;
    }

    private void write(int version, String body, String by, Instant at) {
        this.version = version;
        this.body = body;
        madeBy = by;
        madeAt = at;
    }

    String body() {
        return body;
    }
}
