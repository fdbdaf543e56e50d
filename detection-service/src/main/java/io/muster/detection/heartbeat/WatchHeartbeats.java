package io.muster.detection.heartbeat;

import io.muster.contracts.Ids;
import io.muster.detection.DetectionConfig;
import io.muster.detection.signal.FactSignal.PingSignal;
import io.muster.detection.signal.KeepsFact;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Waits for signs of life: one timer for each heartbeat, which a ping does not touch and which looks at the last ping when
 * it fires. Nothing is missed that may still be on its way: not shortly after our own start, and not while the intake log
 * is behind.
 */
@ApplicationScoped
public class WatchHeartbeats implements TimerHandler, KeepsFact<PingSignal> {

    static final String KIND = "heartbeat";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    @Inject
    Heartbeats heartbeats;

    @Inject
    HeartbeatAlerts alerts;

    @Inject
    Timers timers;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    private Instant upSince;

    void start(@Observes StartupEvent event) {
        upSince = clock.instant();
    }

    @Override
    public Class<PingSignal> fact() {
        return PingSignal.class;
    }

    /** A sign came. Of a heartbeat that nobody defined it means nothing. */
    @Override
    public Uni<Void> keep(PingSignal ping) {
        return heartbeats
                .locked(ping.heartbeat())
                .flatMap(found -> found.map(
                                heartbeat -> pinged(heartbeat, heartbeat.pinged(ping.receivedAt(), ping.integration())))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> pinged(Heartbeat before, Heartbeat after) {
        Uni<Void> saved = heartbeats.save(after);
        return before.isMissing() && !after.isMissing()
                ? saved.flatMap(done -> allClear(after)).flatMap(told -> wait(after, after.dueAt()))
                : saved;
    }

    Uni<Void> allClear(Heartbeat heartbeat) {
        Instant now = clock.instant();
        return alerts.tell(heartbeat.allClear(Ids.at(now), now));
    }

    Uni<Void> wait(Heartbeat heartbeat, Instant until) {
        return heartbeat.paused()
                ? timers.cancel(KIND, heartbeat.name())
                : timers.schedule(KIND, heartbeat.name(), until, "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    Uni<Void> forget(String name) {
        return timers.cancel(KIND, name);
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return heartbeats
                .locked(timer.key())
                .flatMap(found -> found.filter(heartbeat -> !heartbeat.paused() && !heartbeat.isMissing())
                        .map(heartbeat -> heartbeats.readUpTo().flatMap(read -> judge(heartbeat, read, now)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> judge(Heartbeat heartbeat, Optional<Instant> readUpTo, Instant now) {
        Instant due = heartbeat.dueAt();
        Instant earliest = upSince.plus(config.signals().patience());
        if (now.isBefore(due)) {
            return wait(heartbeat, due);
        }
        if (now.isBefore(earliest)) {
            return wait(heartbeat, earliest);
        }
        if (readUpTo.filter(read -> read.isBefore(due)).isPresent()) {
            return wait(heartbeat, now.plus(LOOK_AGAIN));
        }
        Heartbeat missing = heartbeat.missing(now);
        return heartbeats.save(missing).flatMap(saved -> alerts.tell(missing.alarm(Ids.at(now), now)));
    }
}
