package io.muster.detection.incident.persistence;

import io.muster.detection.incident.SignalPartitions;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

@ApplicationScoped
class PanacheSignalPartitions implements SignalPartitions {

    private static final String REACHED = """
            insert into signal_partition (partition, reached_at)
            select cast(c1 as int), cast(c2 as timestamptz) from %s order by 1
            on conflict (partition) do update set reached_at = excluded.reached_at
            where signal_partition.reached_at < excluded.reached_at
            """.formatted(Columns.table(2));

    @Override
    public Uni<Void> reached(Map<Integer, Instant> times) {
        return Sql.update(
                        REACHED,
                        new Columns<>(times.entrySet())
                                .with(Map.Entry::getKey)
                                .with(Map.Entry::getValue)
                                .parameters())
                .replaceWithVoid();
    }
}
