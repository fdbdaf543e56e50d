package io.muster.triage.playbook.persistence;

import io.muster.durable.RowWriter;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.triage.playbook.Attachment;
import io.muster.triage.playbook.Attachments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SqlAttachments implements Attachments {

    private static final String OF = """
            select incident_id, playbook, version, attached_at from attached_playbook where incident_id = ?1
            """;
    private static final String PUT = """
            insert into attached_playbook (incident_id, playbook, version, attached_at)
            select cast(c1 as uuid) incident_id, c2, cast(c3 as integer), cast(c4 as timestamptz) from %s
            order by incident_id
            on conflict (incident_id) do update
            set playbook = excluded.playbook, version = excluded.version, attached_at = excluded.attached_at
            """.formatted(Columns.table(4));

    private final UnitOfWork unitOfWork;
    private final RowWriter<Attachment> writer = SqlAttachments::putAll;

    SqlAttachments(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Uni<Optional<Attachment>> of(UUID incident) {
        return unitOfWork
                .writeRows()
                .chain(() -> Sql.rows(OF, incident))
                .map(rows -> rows.stream().findFirst().map(SqlAttachments::attachment));
    }

    /** Written with all others at the end of the transaction. */
    @Override
    public Uni<Void> put(Attachment attachment) {
        return Uni.createFrom().voidItem().invoke(() -> unitOfWork.leave(writer, attachment));
    }

    private static Uni<Void> putAll(List<Attachment> given) {
        Map<UUID, Attachment> last = new LinkedHashMap<>();
        given.forEach(attachment -> last.put(attachment.incident(), attachment));
        Object[] columns = new Columns<>(last.values())
                .with(Attachment::incident)
                .with(Attachment::playbook)
                .with(Attachment::version)
                .with(Attachment::at)
                .parameters();
        return Sql.update(PUT, columns).replaceWithVoid();
    }

    private static Attachment attachment(Object[] row) {
        return new Attachment((UUID) row[0], (String) row[1], (Integer) row[2], Sql.instant(row[3]));
    }
}
