package io.muster.durable.deadletter;

import io.muster.contracts.Refusal;
import io.muster.durable.InboundRecords;
import io.muster.durable.UnitOfWork;
import io.muster.durable.inbox.Failures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Handles a dead letter again, and then what was parked behind it, in order; each in a transaction of its own. */
@ApplicationScoped
class Redrive {
    private static final int PAGE = 500;

    private final UnitOfWork unitOfWork;
    private final DeadLetters deadLetters;
    private final InboundRecords records;

    Redrive(UnitOfWork unitOfWork, DeadLetters deadLetters, InboundRecords records) {
        this.unitOfWork = unitOfWork;
        this.deadLetters = deadLetters;
        this.records = records;
    }

    Uni<List<DeadLetterView>> open() {
        return unitOfWork.run(() -> deadLetters.open(PAGE));
    }

    /** Stops at the first record that fails: it is the dead one then. */
    Uni<Redriven> redrive(UUID id) {
        return unitOfWork
                .run(() -> deadLetters.laneOf(id).chain(lane -> headOf(lane, id)))
                .chain(lane -> next(lane, 0));
    }

    private Uni<String> headOf(Optional<String> lane, UUID id) {
        String found = lane.orElseThrow(
                () -> new Refusal(DeadLetterProblem.NOT_FOUND, "no record " + id + " waits for being redriven"));
        return deadLetters.firstOf(found).map(first -> {
            DeadLetters.Stored head = first.orElseThrow();
            if (!head.id().equals(id)) {
                throw new Refusal(DeadLetterProblem.NOT_DEAD, "it waits behind " + head.id());
            }
            if (records.handler(head.record().topic()).isEmpty()) {
                throw new Refusal(
                        DeadLetterProblem.NO_HANDLER,
                        "no handler of " + head.record().topic());
            }
            return found;
        });
    }

    private Uni<Redriven> next(String lane, int handled) {
        UUID[] current = new UUID[1];
        return unitOfWork
                .run(() -> deadLetters.firstOf(lane).chain(first -> {
                    current[0] = first.map(DeadLetters.Stored::id).orElse(null);
                    return first.map(this::handle)
                            .orElseGet(() -> Uni.createFrom().item(false));
                }))
                .chain(more -> more ? next(lane, handled + 1) : Uni.createFrom().item(new Redriven(handled, null)))
                .onFailure()
                .recoverWithUni(failure -> stillDead(current[0], handled, failure));
    }

    private Uni<Boolean> handle(DeadLetters.Stored stored) {
        return records.handler(stored.record().topic())
                .orElseThrow()
                .handle(stored.record(), stored.received())
                .chain(() -> deadLetters.redriven(stored.id()))
                .replaceWith(true);
    }

    private Uni<Redriven> stillDead(UUID id, int handled, Throwable failure) {
        String problem = Failures.describe(failure);
        if (id == null || Failures.passes(failure)) {
            return Uni.createFrom().item(new Redriven(handled, problem));
        }
        return unitOfWork.run(() -> deadLetters.failed(id, problem)).replaceWith(new Redriven(handled, problem));
    }
}
