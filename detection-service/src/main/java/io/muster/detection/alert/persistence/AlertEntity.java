package io.muster.detection.alert.persistence;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "alert")
class AlertEntity {

    @Id
    String fingerprint;

    @Enumerated(EnumType.STRING)
    AlertState state;

    @Enumerated(EnumType.STRING)
    Source source;

    String format;
    String integration;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> labels;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> annotations;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    boolean timeout;

    @Column(name = "generator_url")
    String generatorUrl;

    @Column(name = "first_seen_at")
    Instant firstSeenAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    long signals;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "decided_by")
    long decidedBy;

    static AlertEntity of(Alert alert) {
        AlertEntity entity = new AlertEntity();
        entity.fingerprint = alert.fingerprint();
        entity.labels = alert.labels();
        entity.firstSeenAt = alert.firstSeenAt();
        entity.source = alert.source();
        entity.take(alert);
        return entity;
    }

    void take(Alert alert) {
        state = alert.state();
        format = alert.format();
        integration = alert.integration();
        annotations = alert.annotations();
        startsAt = alert.startsAt();
        endsAt = alert.endsAt();
        timeout = alert.timeout();
        generatorUrl = alert.generatorUrl();
        updatedAt = alert.updatedAt();
        signals = alert.signals();
        incidentId = alert.incidentId();
        decidedBy = alert.decidedBy();
    }

    Alert alert() {
        return new Alert(
                fingerprint,
                state,
                source,
                format,
                integration,
                labels,
                annotations,
                startsAt,
                endsAt,
                timeout,
                generatorUrl,
                firstSeenAt,
                updatedAt,
                signals,
                incidentId,
                decidedBy);
    }
}
