package io.muster.triage.revenue.persistence;

import io.muster.durable.database.Sql;
import io.muster.triage.StoredJson;
import io.muster.triage.revenue.Estimate;
import io.muster.triage.revenue.Loss;
import io.muster.triage.revenue.LossState;
import io.muster.triage.revenue.Losses;
import io.muster.triage.revenue.TrendPolicy.Firing;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of plain JSON, one for each incident, changed as a whole. */
@ApplicationScoped
@RegisterForReflection(targets = {LossState.class, LossState.Span.class, Loss.class, Estimate.class})
class StoredLosses implements Losses {

    private static final Duration KEPT = Duration.ofHours(1);

    private static final String FIND = "select body, incident_id from incident_loss where incident_id = ?1";
    private static final String PUT = """
            insert into incident_loss (incident_id, body) values (?1, ?2)
            on conflict (incident_id) do update set body = excluded.body
            """;
    private static final String FIRED = """
            insert into firing_count (incident_id, at, firing) values (?1, ?2, ?3)
            on conflict (incident_id, at) do update set firing = excluded.firing
            """;
    private static final String FORGET = "delete from firing_count where incident_id = ?1 and at < ?2";
    private static final String FIRING = "select at, firing from firing_count where incident_id = ?1 order by at";

    @Override
    public Uni<Optional<LossState>> find(UUID incident) {
        return Sql.rows(FIND, incident)
                .map(rows -> rows.stream().findFirst().map(row -> StoredJson.read((String) row[0], LossState.class)));
    }

    @Override
    public Uni<Void> put(UUID incident, LossState state) {
        return Sql.update(PUT, incident, StoredJson.write(state)).replaceWithVoid();
    }

    @Override
    public Uni<Void> fired(UUID incident, Instant at, int firing) {
        return Sql.update(FIRED, incident, at, firing)
                .chain(() -> Sql.update(FORGET, incident, at.minus(KEPT)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Firing>> firing(UUID incident) {
        return Sql.rows(FIRING, incident)
                .map(rows -> rows.stream()
                        .map(row -> new Firing(Sql.instant(row[0]), (Integer) row[1]))
                        .toList());
    }
}
