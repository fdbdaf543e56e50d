package io.muster.detection.report.persistence;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.report.ReportGroup;
import io.muster.detection.report.Subject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "report_group")
class ReportGroupEntity {

    @Id
    UUID id;

    String about;
    String what;

    @Enumerated(EnumType.STRING)
    Source source;

    @Column(name = "reports")
    int count;

    @Column(name = "first_at")
    Instant firstAt;

    @Column(name = "last_at")
    Instant lastAt;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "decided_by")
    long decidedBy;

    static ReportGroupEntity of(ReportGroup group) {
        ReportGroupEntity entity = new ReportGroupEntity();
        entity.id = group.id();
        entity.what = group.what();
        entity.source = group.source();
        entity.firstAt = group.firstAt();
        entity.take(group);
        return entity;
    }

    void take(ReportGroup group) {
        about = group.about().text();
        count = group.count();
        lastAt = group.lastAt();
        incidentId = group.incidentId();
        decidedBy = group.decidedBy();
    }

    ReportGroup group() {
        return new ReportGroup(id, Subject.read(about), what, source, count, firstAt, lastAt, incidentId, decidedBy);
    }
}
