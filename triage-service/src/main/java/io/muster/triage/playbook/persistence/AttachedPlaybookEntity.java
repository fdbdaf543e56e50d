package io.muster.triage.playbook.persistence;

import io.muster.triage.playbook.Attachment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "attached_playbook")
class AttachedPlaybookEntity {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    String playbook;
    int version;

    @Column(name = "attached_at")
    Instant attachedAt;

    void write(Attachment attachment) {
        incidentId = attachment.incident();
        playbook = attachment.playbook();
        version = attachment.version();
        attachedAt = attachment.at();
    }

    Attachment toAttachment() {
        return new Attachment(incidentId, playbook, version, attachedAt);
    }
}
