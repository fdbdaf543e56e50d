package io.muster.triage.playbook.persistence;

import io.muster.triage.playbook.Attachment;
import io.muster.triage.playbook.Attachments;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheAttachments implements Attachments, PanacheRepositoryBase<AttachedPlaybookEntity, UUID> {

    @Override
    public Uni<Optional<Attachment>> of(UUID incident) {
        return findById(incident).map(found -> Optional.ofNullable(found).map(AttachedPlaybookEntity::toAttachment));
    }

    @Override
    public Uni<Void> put(Attachment attachment) {
        return findById(attachment.incident()).flatMap(found -> {
            var entity = found == null ? new AttachedPlaybookEntity() : found;
            entity.write(attachment);
            return persist(entity).replaceWithVoid();
        });
    }
}
