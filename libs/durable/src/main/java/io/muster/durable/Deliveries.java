package io.muster.durable;

import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.durable.delivery.DeliveryLoop;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Sends to the outside: a row first, then attempts until one succeeds, is refused, or time is up. */
@ApplicationScoped
public class Deliveries {
    private static final String ENQUEUE = """
            insert into delivery (id, channel, incident_id, payload, next_at, give_up_at, traceparent, priority)
            select cast(c1 as uuid) id, c2, cast(c3 as uuid), c4, cast(c5 as timestamptz), cast(c6 as timestamptz), c7,
                   cast(c8 as integer)
            from %s
            order by id
            on conflict (id) do nothing
            """.formatted(Columns.table(8));
    private static final String SEND_FIRST = """
            update delivery set priority = ?2 where incident_id = ?1 and priority > ?2 and state = 'pending'
            """;
    private static final String HEARD = """
            update delivery set heard = ?2 where id = ?1 and state = 'pending' and attempts > 0
            """;
    private static final String CANCEL = """
            update delivery set state = 'cancelled', fence = fence + 1, concluded_at = clock_timestamp()
            where id = ?1 and state = 'pending'
            """;

    private final UnitOfWork unitOfWork;
    private final DeliveryLoop loop;
    private final Clock clock;
    private final RowWriter<Row> writer = Deliveries::insert;

    /** With the trace it was enqueued in. @param giveUpAt null for never */
    private record Row(Delivery delivery, Instant first, Instant giveUpAt, String traceparent) {}

    Deliveries(UnitOfWork unitOfWork, DeliveryLoop loop, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.loop = loop;
        this.clock = clock;
    }

    /**
     * Leaves the delivery to the caller's transaction, which writes all of them at its end. The same id again changes
     * nothing.
     */
    public Uni<Void> enqueue(Delivery delivery) {
        return Uni.createFrom().deferred(() -> {
            loop.requireChannel(delivery.channel());
            Instant first = delivery.notBefore() == null ? clock.instant() : delivery.notBefore();
            Instant giveUpAt = delivery.patience() == null ? null : first.plus(delivery.patience());
            unitOfWork.afterCommit(() -> loop.enqueued(delivery.channel(), delivery.priority(), first));
            unitOfWork.leave(
                    writer, new Row(delivery, first, giveUpAt, Traces.capture().get(Traces.PARENT)));
            return Uni.createFrom().voidItem();
        });
    }

    private static Uni<Void> insert(List<Row> rows) {
        Object[] columns = new Columns<>(rows)
                .with(row -> row.delivery().id())
                .with(row -> row.delivery().channel())
                .with(row -> row.delivery().incidentId())
                .with(row -> row.delivery().payload())
                .with(Row::first)
                .with(Row::giveUpAt)
                .with(Row::traceparent)
                .with(row -> row.delivery().priority())
                .parameters();
        return Sql.update(ENQUEUE, columns).replaceWithVoid();
    }

    /**
     * The provider tells by itself that it has the message: an attempt whose answer did not arrive is not made again. Joins
     * the caller's transaction; changes nothing for a delivery that is concluded, or not known.
     *
     * @param answer as {@link Outcome.Sent} would have it
     */
    public Uni<Void> heard(UUID id, String answer) {
        return Sql.update(HEARD, id, answer).replaceWithVoid();
    }

    /** What waits of the incident goes before anything else from now on. Joins the caller's transaction. */
    public Uni<Void> sendFirst(UUID incidentId) {
        return unitOfWork
                .writeRows()
                .chain(() -> Sql.update(SEND_FIRST, incidentId, Delivery.FIRST))
                .replaceWithVoid();
    }

    /**
     * Withdraws a delivery that is not concluded, in the caller's transaction: {@link DeliveryChannel#concluded} is not
     * called any more. An attempt on its way may still arrive.
     */
    public Uni<Void> cancel(UUID id) {
        return unitOfWork.writeRows().chain(() -> Sql.update(CANCEL, id)).replaceWithVoid();
    }
}
