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
            insert into delivery (id, channel, incident_id, payload, next_at, give_up_at, traceparent)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (id) do nothing
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
            unitOfWork.afterCommit(() -> loop.enqueued(delivery.channel(), first));
            return Sql.update(
                            ENQUEUE,
                            delivery.id(),
                            delivery.channel(),
                            delivery.incidentId(),
                            delivery.payload(),
                            first,
                            delivery.patience() == null ? null : first.plus(delivery.patience()),
                            Traces.capture().get(Traces.PARENT))
                    .replaceWithVoid();
        });
    }

    /**
     * Withdraws a delivery that is not concluded, in the caller's transaction: {@link DeliveryChannel#concluded} is not
     * called any more. An attempt on its way may still arrive.
     */
    public Uni<Void> cancel(UUID id) {
        return Sql.update(CANCEL, id).replaceWithVoid();
    }
}
