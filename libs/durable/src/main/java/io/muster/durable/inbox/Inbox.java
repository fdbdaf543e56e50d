package io.muster.durable.inbox;

import io.micrometer.core.instrument.Counter;
import io.muster.durable.Meters;
import io.muster.durable.Received;
import io.muster.durable.RecordHandler;
import io.muster.durable.Seams;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Sql;
import io.muster.durable.deadletter.DeadLetters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes a record in exactly once: remembering it and what follows from it are one transaction. */
@ApplicationScoped
class Inbox {
    private static final String REMEMBER = "insert into inbox (id) values (?1) on conflict do nothing";

    private final UnitOfWork unitOfWork;
    private final DeadLetters deadLetters;
    private final Seams seams;
    private final Counter duplicates;

    Inbox(UnitOfWork unitOfWork, DeadLetters deadLetters, Seams seams, Meters meters) {
        this.unitOfWork = unitOfWork;
        this.deadLetters = deadLetters;
        this.seams = seams;
        duplicates = meters.duplicates();
    }

    Uni<Void> take(ConsumerRecord<String, byte[]> record, Received received, RecordHandler handler) {
        return unitOfWork.run(() -> Sql.update(REMEMBER, received.id())
                .chain(fresh -> fresh == 0 ? duplicate() : unlessBehindADeadLetter(record, received, handler)));
    }

    /** Remembers the record as dead, unless it was handled in the meantime. */
    Uni<Void> bury(ConsumerRecord<String, byte[]> record, Received received, String problem) {
        return unitOfWork.run(() -> Sql.update(REMEMBER, received.id())
                .chain(fresh -> fresh == 0 ? duplicate() : deadLetters.bury(record, received, problem)));
    }

    private Uni<Void> duplicate() {
        duplicates.increment();
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> unlessBehindADeadLetter(
            ConsumerRecord<String, byte[]> record, Received received, RecordHandler handler) {
        return deadLetters
                .isBlocked(Inbound.lane(record))
                .chain(blocked -> blocked
                        ? deadLetters.park(record, received)
                        : handler.handle(record, received).invoke(() -> seams.reach(Seams.MID_HANDLER)));
    }
}
