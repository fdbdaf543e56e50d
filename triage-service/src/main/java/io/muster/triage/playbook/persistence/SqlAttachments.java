package io.muster.triage.playbook.persistence;

import io.muster.durable.database.Sql;
import io.muster.triage.playbook.Attachment;
import io.muster.triage.playbook.Attachments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SqlAttachments implements Attachments {

    private static final String OF = """
            select incident_id, playbook, version, attached_at from attached_playbook where incident_id = ?1
            """;
    private static final String PUT = """
            insert into attached_playbook (incident_id, playbook, version, attached_at) values (?1, ?2, ?3, ?4)
            on conflict (incident_id) do update
            set playbook = excluded.playbook, version = excluded.version, attached_at = excluded.attached_at
            """;

    @Override
    public Uni<Optional<Attachment>> of(UUID incident) {
        return Sql.rows(OF, incident).map(rows -> rows.stream().findFirst().map(SqlAttachments::attachment));
    }

    @Override
    public Uni<Void> put(Attachment attachment) {
        return Sql.update(PUT, attachment.incident(), attachment.playbook(), attachment.version(), attachment.at())
                .replaceWithVoid();
    }

    private static Attachment attachment(Object[] row) {
        return new Attachment((UUID) row[0], (String) row[1], (Integer) row[2], Sql.instant(row[3]));
    }
}
