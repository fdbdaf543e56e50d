package io.muster.detection.heartbeat;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** People say which signs of life are waited for. */
@ApplicationScoped
public class KeepHeartbeats {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Heartbeats heartbeats;

    @Inject
    WatchHeartbeats watch;

    @Inject
    Clock clock;

    /** Waits for it from now on, or as it is wanted now. */
    public Uni<Heartbeat> define(Heartbeat wanted) {
        Instant now = clock.instant();
        return unitOfWork.run(() -> heartbeats.locked(wanted.name()).flatMap(found -> {
            Heartbeat heartbeat =
                    found.map(known -> known.redefined(wanted, now)).orElse(wanted);
            boolean over = found.filter(Heartbeat::isMissing).isPresent() && !heartbeat.isMissing();
            return heartbeats
                    .save(heartbeat)
                    .flatMap(saved -> watch.wait(heartbeat, heartbeat.dueAt()))
                    .flatMap(waiting ->
                            over ? watch.allClear(heartbeat) : Uni.createFrom().voidItem())
                    .replaceWith(heartbeat);
        }));
    }

    /** Nobody waits for it any more. @throws Refusal {@code heartbeat-unknown} */
    public Uni<Void> remove(String name) {
        return unitOfWork.run(() -> locked(name)
                .flatMap(known -> heartbeats
                        .remove(name)
                        .flatMap(removed -> watch.forget(name))
                        .flatMap(forgotten -> known.isMissing()
                                ? watch.allClear(known)
                                : Uni.createFrom().voidItem())));
    }

    /** @throws Refusal {@code heartbeat-unknown} */
    public Uni<Heartbeat> get(String name) {
        return unitOfWork.run(() -> locked(name));
    }

    public Uni<List<Heartbeat>> list(String after, int rows) {
        return unitOfWork.run(() -> heartbeats.list(after, rows));
    }

    private Uni<Heartbeat> locked(String name) {
        return heartbeats
                .locked(name)
                .map(found -> found.orElseThrow(
                        () -> new Refusal(HeartbeatProblem.HEARTBEAT_UNKNOWN, "there is no heartbeat of that name")));
    }
}
