package io.muster.resolution.relapse.persistence;

import io.muster.contracts.Severity;
import io.muster.resolution.relapse.RelapsePolicy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

@Entity
@Table(name = "relapse_policy")
class RelapsePolicyEntity {

    @Id
    int version;

    String sev1;
    String sev2;
    String sev3;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    static RelapsePolicyEntity of(RelapsePolicy policy, String by, Instant at) {
        var entity = new RelapsePolicyEntity();
        entity.write(policy, by, at);
        return entity;
    }

    private void write(RelapsePolicy policy, String by, Instant at) {
        version = policy.version();
        sev1 = policy.watch().get(Severity.SEV1).toString();
        sev2 = policy.watch().get(Severity.SEV2).toString();
        sev3 = policy.watch().get(Severity.SEV3).toString();
        madeBy = by;
        madeAt = at;
    }

    RelapsePolicy toPolicy() {
        return new RelapsePolicy(
                version,
                Map.of(
                        Severity.SEV1, Duration.parse(sev1),
                        Severity.SEV2, Duration.parse(sev2),
                        Severity.SEV3, Duration.parse(sev3)));
    }
}
