package io.muster.detection.remark.persistence;

import io.muster.detection.remark.Remark;
import io.muster.detection.remark.Remarks;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheRemarks implements Remarks {

    private static final String COLUMNS =
            "id, fingerprint, kind, format, integration, alias, person, content, alert_known, received_at, processed_at";
    private static final String ADD = "insert into alert_remark (" + COLUMNS
            + ") values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict (id) do nothing";
    private static final String FORGET_CREATIONS =
            "delete from alert_remark where fingerprint = ?1 and kind = 'CREATED' and content is null and received_at < ?2";
    private static final String FORGET = """
            delete from alert_remark where ctid = any(array(
                select ctid from alert_remark
                where received_at < ?1 and not exists (
                    select 1 from alert where alert.fingerprint = alert_remark.fingerprint
                    and alert.incident_id = any(cast(cast(?2 as text[]) as uuid[])))
                order by received_at limit ?3))
            """;
    private static final String FIND = "select " + COLUMNS + " from alert_remark where id = ?1";
    private static final String OF_ALERT = "select " + COLUMNS
            + " from alert_remark where fingerprint = ?1 and (kind <> 'CREATED' or content is not null) order by id desc limit ?2";

    @Override
    public Uni<Void> add(Remark remark) {
        return Sql.update(
                        ADD,
                        remark.id(),
                        remark.fingerprint(),
                        remark.kind().name(),
                        remark.format(),
                        remark.integration(),
                        remark.alias(),
                        remark.person(),
                        remark.content(),
                        remark.alertKnown(),
                        remark.receivedAt(),
                        remark.processedAt())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetCreations(String fingerprint, Instant before) {
        return Sql.update(FORGET_CREATIONS, fingerprint, before).replaceWithVoid();
    }

    @Override
    public Uni<Integer> forget(Instant before, Collection<UUID> needed, int most) {
        return Sql.update(FORGET, before, Sql.texts(needed), most);
    }

    @Override
    public Uni<Optional<Remark>> find(UUID id) {
        return Sql.rows(FIND, id).map(rows -> rows.stream().findFirst().map(PanacheRemarks::remark));
    }

    @Override
    public Uni<List<Remark>> of(String fingerprint, int rows) {
        return Sql.rows(OF_ALERT, fingerprint, rows)
                .map(found -> found.stream().map(PanacheRemarks::remark).toList());
    }

    private static Remark remark(Object[] row) {
        return new Remark(
                (UUID) row[0],
                (String) row[1],
                RemarkKind.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (Boolean) row[8],
                Sql.instant(row[9]),
                Sql.instant(row[10]));
    }
}
