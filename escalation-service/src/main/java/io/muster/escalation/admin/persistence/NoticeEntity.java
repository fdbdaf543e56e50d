package io.muster.escalation.admin.persistence;

import io.muster.escalation.admin.Notice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "admin_notice")
class NoticeEntity {

    @Id
    UUID id;

    String what;

    @Column(name = "incident_id")
    UUID incidentId;

    Instant at;

    /** The batch of pages that told of it; null while it waits. */
    UUID batch;

    static NoticeEntity of(Notice notice) {
        NoticeEntity entity = new NoticeEntity();
        entity.id = notice.id();
        entity.what = notice.what();
        entity.incidentId = notice.incidentId().orElse(null);
        entity.at = notice.at();
        return entity;
    }

    Notice notice() {
        return new Notice(id, what, Optional.ofNullable(incidentId), at);
    }
}
