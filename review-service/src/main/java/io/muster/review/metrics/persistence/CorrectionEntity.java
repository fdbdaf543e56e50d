package io.muster.review.metrics.persistence;

import io.muster.review.metrics.Correction;
import io.muster.review.metrics.Point;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "correction")
class CorrectionEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    @Enumerated(EnumType.STRING)
    Point point;

    Instant previous;
    Instant at;
    String reason;

    @Column(name = "made_by")
    String by;

    @Column(name = "made_at")
    Instant madeAt;

    static CorrectionEntity of(UUID incidentId, Correction correction) {
        CorrectionEntity entity = new CorrectionEntity();
        entity.id = correction.id();
        entity.incidentId = incidentId;
        entity.point = correction.point();
        entity.previous = correction.previous();
        entity.at = correction.at();
        entity.reason = correction.reason();
        entity.by = correction.by();
        entity.madeAt = correction.madeAt();
        return entity;
    }

    Correction toCorrection() {
        return new Correction(id, point, previous, at, reason, by, madeAt);
    }
}
