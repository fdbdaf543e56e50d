package io.muster.durable.delivery;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The statements on deliveries. When something is due goes by the service's clock, leases by the database's, so that
 * replicas agree on them. What was to be sent at once is due whatever becomes of a clock.
 */
@ApplicationScoped
class DeliveryRows {
    private static final String DUE = """
            select channel,
                   count(*) filter (where due),
                   count(*) filter (where due and priority = 0),
                   min(next_at) filter (where next_at > $1)
            from (select channel, priority, next_at,
                         (next_at <= $1 or attempts = 0 and next_at <= created_at)
                         and (lease_until is null or lease_until < clock_timestamp()) as due
                  from delivery where state in ('pending', 'concluding')) as open
            group by channel
            """;
    /**
     * What the provider was heard of is not sent again. Patience begins with the first attempt, and is not at its end before
     * one attempt has told what came of it. By an array, which is made once: a plan that looked for the ids row by row would
     * lease more than are asked for.
     */
    private static final String RESERVE = """
            update delivery
            set fence = fence + 1,
                attempts = attempts + case when state = 'pending' and heard is null
                                                and (outcome is null or give_up_at is null or give_up_at > ?2)
                                           then 1 else 0 end,
                give_up_at = case when attempts = 0 then give_up_at + (?2 - next_at) else give_up_at end,
                lease_until = clock_timestamp() + ?3 * interval '1 millisecond'
            where id = any (array(
                select id from delivery
                where channel = ?1 and priority <= ?4 and state in ('pending', 'concluding')
                  and (next_at <= ?2 or attempts = 0 and next_at <= created_at)
                  and (lease_until is null or lease_until < clock_timestamp())
                order by priority, next_at limit ?5 for update skip locked))
            returning id, case when heard is null then state else 'concluding' end, incident_id, payload, attempts, fence,
                      give_up_at, case when heard is null then outcome else 'sent' end, coalesce(heard, answer),
                      traceparent, created_at
            """;

    private static final String TRY_AGAIN = """
            update delivery set next_at = ?3, lease_until = null, outcome = 'retry', answer = ?4
            where id = ?1 and fence = ?2 and state = 'pending'
            """;
    // by no word on the state: PostgreSQL would read the whole index of what is open to find one row
    private static final String END = """
            update delivery
            set state = ?3, lease_until = null, outcome = ?4, answer = ?5, concluded_at = clock_timestamp()
            where id = ?1 and fence = ?2 and concluded_at is null
            """;
    private static final String END_ALL = """
            update delivery
            set state = c3, lease_until = null, outcome = c4, answer = c5, concluded_at = clock_timestamp()
            from %s
            where id = cast(c1 as uuid) and fence = cast(c2 as bigint) and concluded_at is null
            returning id, fence
            """.formatted(Columns.table(5));
    private static final String PROLONG = """
            update delivery set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
            where id = $1 and fence = $2 and state in ('pending', 'concluding')
            """;
    // waits for nobody: a row that is locked is being recorded, and nobody else takes it meanwhile
    private static final String NOTE = """
            update delivery
            set state = 'concluding', outcome = $4, answer = $5,
                lease_until = clock_timestamp() + $3 * interval '1 millisecond'
            where id = (select id from delivery
                        where id = $1 and fence = $2 and state in ('pending', 'concluding')
                        for update skip locked)
            """;
    private static final String CONCLUDE_LATER = """
            update delivery set state = 'concluding', next_at = ?3, lease_until = null, outcome = ?4, answer = ?5
            where id = ?1 and fence = ?2 and state in ('pending', 'concluding')
            """;

    private final Pool pool;

    DeliveryRows(Pool pool) {
        this.pool = pool;
    }

    /** @param first how many of them go before all others */
    record Due(int count, int first, Instant next) {}

    /**
     * A delivery in our hands until its lease ends.
     *
     * @param known the outcome that is only to be concluded; null when it is to be sent
     * @param last what the attempt before came to; null when no attempt has told yet
     */
    record Reserved(
            Attempt attempt,
            long fence,
            Instant giveUpAt,
            Outcome known,
            Outcome last,
            String traceparent,
            Instant createdAt) {

        /** Whether its patience is at an end, an attempt having told what came of it. */
        boolean isTooLate(Instant now) {
            return last != null && giveUpAt != null && !giveUpAt.isAfter(now);
        }
    }

    /** Channel → what is due, and when the next will be. */
    Uni<Map<String, Due>> due(Instant now) {
        return Sql.alone(pool, DUE, now.atOffset(ZoneOffset.UTC)).map(rows -> {
            Map<String, Due> due = new HashMap<>();
            rows.forEach(row -> {
                OffsetDateTime next = row.getOffsetDateTime(3);
                due.put(
                        row.getString(0),
                        new Due(row.getInteger(1), row.getInteger(2), next == null ? null : next.toInstant()));
            });
            return due;
        });
    }

    /** Those that go first, up to so many. @param highest only what has this priority or a lower one, which goes before it */
    Uni<List<Reserved>> reserve(String channel, int highest, Instant now, Duration lease, int most) {
        return Sql.rows(RESERVE, channel, now, (double) lease.toMillis(), highest, most)
                .map(rows -> rows.stream().map(row -> reserved(row, channel)).toList());
    }

    /** All of these tell whether the attempt still had its lease. */
    Uni<Boolean> tryAgain(Reserved reserved, Instant at, String problem) {
        return hit(Sql.update(TRY_AGAIN, reserved.attempt().deliveryId(), reserved.fence(), at, problem));
    }

    Uni<Boolean> end(Reserved reserved, String state, Outcome outcome) {
        return hit(Sql.update(
                END, reserved.attempt().deliveryId(), reserved.fence(), state, outcome.word(), answer(outcome)));
    }

    /** {@link #end} for several; those whose attempts still had their leases. */
    Uni<Set<Reserved>> endAll(List<Ended> ended) {
        Object[] columns = new Columns<>(ended)
                .with(one -> one.reserved().attempt().deliveryId())
                .with(one -> one.reserved().fence())
                .with(Ended::state)
                .with(one -> one.outcome().word())
                .with(one -> answer(one.outcome()))
                .parameters();
        return Sql.rows(END_ALL, columns).map(rows -> {
            Set<List<Object>> hit = rows.stream().map(List::of).collect(Collectors.toSet());
            return ended.stream()
                    .map(Ended::reserved)
                    .filter(one -> hit.contains(List.of(one.attempt().deliveryId(), one.fence())))
                    .collect(Collectors.toSet());
        });
    }

    record Ended(Reserved reserved, String state, Outcome outcome) {}

    Uni<Boolean> concludeLater(Reserved reserved, Instant at, Outcome outcome) {
        return hit(Sql.update(
                CONCLUDE_LATER,
                reserved.attempt().deliveryId(),
                reserved.fence(),
                at,
                outcome.word(),
                answer(outcome)));
    }

    /** The lease begins anew, in a transaction of its own. @return false when another one has the delivery */
    Uni<Boolean> prolong(Reserved reserved, Duration lease) {
        return Sql.alone(pool, PROLONG, reserved.attempt().deliveryId(), reserved.fence(), (double) lease.toMillis())
                .map(done -> done.rowCount() > 0);
    }

    /**
     * What came of it is only to be concluded from now on, whoever does it; and the lease begins anew. In a transaction of its
     * own that waits for nobody.
     */
    Uni<Void> note(Reserved reserved, Outcome outcome, Duration lease) {
        return Sql.alone(
                        pool,
                        NOTE,
                        reserved.attempt().deliveryId(),
                        reserved.fence(),
                        (double) lease.toMillis(),
                        outcome.word(),
                        answer(outcome))
                .replaceWithVoid();
    }

    static String answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> sent.answer();
            case Outcome.Retry retry -> retry.problem();
            case Outcome.Rejected rejected -> rejected.problem();
        };
    }

    private static Uni<Boolean> hit(Uni<Integer> update) {
        return update.map(count -> count > 0);
    }

    private static Reserved reserved(Object[] row, String channel) {
        Attempt attempt =
                new Attempt((UUID) row[0], ((Number) row[4]).intValue(), channel, (UUID) row[2], (String) row[3]);
        Outcome last = outcome((String) row[7], (String) row[8]);
        return new Reserved(
                attempt,
                ((Number) row[5]).longValue(),
                Sql.instant(row[6]),
                row[1].equals("concluding") ? last : null,
                last,
                (String) row[9],
                Sql.instant(row[10]));
    }

    private static Outcome outcome(String kind, String answer) {
        return switch (kind) {
            case null -> null;
            case "sent" -> new Outcome.Sent(answer);
            case "rejected" -> new Outcome.Rejected(answer);
            default -> new Outcome.Retry(answer);
        };
    }
}
