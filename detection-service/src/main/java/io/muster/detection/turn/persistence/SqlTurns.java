package io.muster.detection.turn.persistence;

import io.muster.detection.turn.Turn;
import io.muster.detection.turn.Turns;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class SqlTurns implements Turns {

    private static final String SCHEDULE = """
            insert into turn (kind, key, due_at) values (?1, ?2, ?3)
            on conflict (kind, key) do update set due_at = least(turn.due_at, excluded.due_at)
            """;
    private static final String CANCEL = "delete from turn where kind = ?1 and key = ?2";
    private static final String TAKE = """
            update turn set leased_until = ?3, fence = fence + 1
            where (kind, key) = (
                select kind, key from turn
                where kind = ?1 and due_at <= ?2 and (leased_until is null or leased_until <= ?2)
                order by due_at limit 1 for update skip locked)
            returning key, due_at, fence
            """;
    private static final String END = """
            update turn set due_at = ?4, leased_until = null where kind = ?1 and key = ?2 and fence = ?3
            """;
    private static final String NEXT = """
            select min(greatest(due_at, coalesce(leased_until, due_at))), count(*) from turn where kind = ?1
            """;

    @Override
    public Uni<Void> schedule(String kind, String key, Instant dueAt) {
        return Sql.update(SCHEDULE, kind, key, dueAt).replaceWithVoid();
    }

    @Override
    public Uni<Void> cancel(String kind, String key) {
        return Sql.update(CANCEL, kind, key).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Turn>> take(String kind, Instant now, Instant leasedUntil) {
        return Sql.rows(TAKE, kind, now, leasedUntil)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row ->
                                new Turn(kind, (String) row[0], Sql.instant(row[1]), ((Number) row[2]).longValue())));
    }

    @Override
    public Uni<Boolean> end(Turn turn, Instant nextAt) {
        return Sql.update(END, turn.kind(), turn.key(), turn.fence(), nextAt).map(hit -> hit == 1);
    }

    @Override
    public Uni<Optional<Instant>> next(String kind) {
        return Sql.rows(NEXT, kind).map(rows -> Optional.ofNullable(Sql.instant(rows.getFirst()[0])));
    }
}
