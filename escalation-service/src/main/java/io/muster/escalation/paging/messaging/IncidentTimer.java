package io.muster.escalation.paging.messaging;

import io.muster.durable.BatchTimerHandler;
import io.muster.durable.Timer;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A timer that every incident has and that mostly finds nothing to do: those that are due go together. */
abstract class IncidentTimer implements BatchTimerHandler {

    @Inject
    RunEscalation run;

    abstract UUID incidentOf(Timer timer);

    abstract Uni<Void> step(Timer timer, Instant now);

    @Override
    public final Uni<Void> fireAll(List<Timer> timers, Instant now) {
        return run.enterTogether(timers.stream().map(this::incidentOf).collect(Collectors.toSet()))
                .chain(() -> Multi.createFrom()
                        .iterable(timers)
                        .invoke(Timer::resumeTrace)
                        .onItem()
                        .transformToUniAndConcatenate(timer -> step(timer, now))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }
}
