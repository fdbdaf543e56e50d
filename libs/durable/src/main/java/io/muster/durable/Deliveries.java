package io.muster.durable;

import io.muster.durable.database.Sql;
import io.muster.durable.delivery.DeliveryLoop;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Sends to the outside: a row first, then attempts until one succeeds, is refused, or time is up. */
@ApplicationScoped
public class Deliveries {
    private static final String ENQUEUE = """
            insert into delivery (id, channel, incident_id, payload, next_at, give_up_at, traceparent, priority)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (id) do nothing
            """;
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

    Deliveries(UnitOfWork unitOfWork, DeliveryLoop loop, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.loop = loop;
        this.clock = clock;
    }

    /** Writes the delivery in the caller's transaction. The same id again changes nothing. */
    public Uni<Void> enqueue(Delivery delivery) {
        return Uni.createFrom().deferred(() -> {
            loop.requireChannel(delivery.channel());
            Instant first = delivery.notBefore() == null ? clock.instant() : delivery.notBefore();
            unitOfWork.afterCommit(() -> loop.enqueued(delivery.channel(), delivery.priority(), first));
            return Sql.update(
                            ENQUEUE,
                            delivery.id(),
                            delivery.channel(),
                            delivery.incidentId(),
                            delivery.payload(),
                            first,
                            delivery.patience() == null ? null : first.plus(delivery.patience()),
                            Traces.capture().get(Traces.PARENT),
                            delivery.priority())
                    .replaceWithVoid();
        });
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
        return Sql.update(SEND_FIRST, incidentId, Delivery.FIRST).replaceWithVoid();
    }

    /**
     * Withdraws a delivery that is not concluded, in the caller's transaction: {@link DeliveryChannel#concluded} is not
     * called any more. An attempt on its way may still arrive.
     */
    public Uni<Void> cancel(UUID id) {
        return Sql.update(CANCEL, id).replaceWithVoid();
    }
}
