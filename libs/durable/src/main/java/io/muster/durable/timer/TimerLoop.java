package io.muster.durable.timer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.durable.BatchTimerHandler;
import io.muster.durable.DurableConfig;
import io.muster.durable.GivingWay;
import io.muster.durable.Meters;
import io.muster.durable.Seams;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.UnitOfWork;
import io.muster.durable.inbox.Failures;
import io.muster.durable.loop.Backoff;
import io.muster.durable.loop.InTurn;
import io.muster.durable.loop.Pulse;
import io.muster.durable.loop.Workers;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Fires what is due. A timer is claimed, handled and removed in one transaction; replicas skip each other's claims. A
 * handler that fails gets its timer back later, and no other timer waits for it.
 */
@ApplicationScoped
public class TimerLoop {
    private static final Logger LOG = Logger.getLogger(TimerLoop.class);
    private static final Duration LONG = Duration.ofDays(1);
    private static final int BATCH = 100;
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final TimerRows rows;
    private final GivingWay givingWay;
    private final Set<String> patient;
    private final UnitOfWork unitOfWork;
    private final Seams seams;
    private final Clock clock;
    private final Map<String, TimerHandler> handlers;
    private final Duration sweep;
    private final Pulse pulse;
    private final Workers workers;
    private final Counter fired;
    private final Counter failed;
    private volatile Instant oldestDue;

    TimerLoop(
            TimerRows rows,
            UnitOfWork unitOfWork,
            Seams seams,
            Clock clock,
            Vertx vertx,
            DurableConfig config,
            Meters meters,
            MeterRegistry metrics,
            GivingWay givingWay,
            @All List<TimerHandler> handlers) {
        this.givingWay = givingWay;
        patient = handlers.stream()
                .filter(TimerHandler::givesWay)
                .map(TimerHandler::kind)
                .collect(Collectors.toSet());
        this.rows = rows;
        this.unitOfWork = unitOfWork;
        this.seams = seams;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
        sweep = config.sweep();
        pulse = new Pulse(vertx, "timers", sweep, this::look);
        workers = new Workers(vertx, "timers", config.timers().concurrency(), this::fireOne);
        fired = meters.timersFired();
        failed = meters.timersFailed();
        Gauge.builder("muster.timers.due.lag.seconds", this, TimerLoop::lagSeconds)
                .description("How long the oldest due timer has been waiting")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        if (!handlers.isEmpty()) {
            pulse.start();
        }
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        pulse.stop();
        workers.stop();
    }

    /** A timer was scheduled; what is due later than the next sweep will be seen by it in time. */
    public void scheduled(Instant dueAt) {
        if (dueAt.isBefore(clock.instant().plus(sweep))) {
            pulse.wake();
        }
    }

    private Uni<Duration> look() {
        Instant now = clock.instant();
        return rows.due(wanted(now)).map(due -> {
            oldestDue = due.count() > 0 ? due.next() : null;
            workers.demand(due.count());
            // what is due already is in a worker's hands, here or elsewhere
            boolean later = due.count() == 0 && due.next() != null && due.next().isAfter(now);
            return later ? Duration.between(now, due.next()) : LONG;
        });
    }

    private TimerRows.Wanted wanted(Instant now) {
        return new TimerRows.Wanted(handlers.keySet(), now, patient, givingWay.before(now));
    }

    /** Takes the first that is due; one of a kind that is handled in batches takes others of its kind along. */
    private Uni<Boolean> fireOne() {
        List<TimerRows.Claim> claimed = new ArrayList<>();
        return unitOfWork
                .run(() -> rows.claim(wanted(clock.instant()))
                        .invoke(first -> first.ifPresent(claimed::add))
                        .chain(first -> first.isEmpty()
                                ? Uni.createFrom().item(false)
                                : handler(first.get()) instanceof BatchTimerHandler batches
                                        ? fireBatch(batches, claimed)
                                        : fire(first.get())))
                .onFailure()
                .recoverWithUni(failure -> claimed.size() > 1
                        ? eachAlone(claimed, failure)
                        : postpone(claimed.isEmpty() ? null : claimed.getFirst(), failure));
    }

    private TimerHandler handler(TimerRows.Claim claim) {
        return handlers.get(claim.timer().kind());
    }

    private Uni<Boolean> fireBatch(BatchTimerHandler handler, List<TimerRows.Claim> claimed) {
        Instant now = clock.instant();
        return rows.claimMore(handler.kind(), now, BATCH - 1)
                .invoke(claimed::addAll)
                .chain(more -> {
                    claimed.getFirst().timer().resumeTrace();
                    return handler.fireAll(
                            claimed.stream().map(TimerRows.Claim::timer).toList(), now);
                })
                .invoke(() -> fired(claimed.size()))
                .replaceWith(true);
    }

    /** What lies in one of them is narrowed down to it. */
    private Uni<Boolean> eachAlone(List<TimerRows.Claim> claimed, Throwable failure) {
        LOG.warnf(
                "%d timers %s: %s; each alone",
                claimed.size(), claimed.getFirst().timer().kind(), Failures.describe(failure));
        return InTurn.each(List.copyOf(claimed), claim -> fireAgain(claim.timer()))
                .replaceWith(true);
    }

    private Uni<Boolean> fireAgain(Timer timer) {
        AtomicReference<TimerRows.Claim> claimed = new AtomicReference<>();
        return unitOfWork
                .run(() -> rows.claim(timer, clock.instant()).chain(claim -> {
                    claimed.set(claim.orElse(null));
                    return claim.map(this::fire)
                            .orElseGet(() -> Uni.createFrom().item(false));
                }))
                .onFailure()
                .recoverWithUni(failure -> postpone(claimed.get(), failure));
    }

    private Uni<Boolean> fire(TimerRows.Claim claim) {
        Timer timer = claim.timer();
        timer.resumeTrace();
        return handler(claim)
                .fire(timer, clock.instant())
                .invoke(() -> fired(1))
                .replaceWith(true);
    }

    private void fired(int timers) {
        seams.reach(Seams.TIMER_CLAIMED);
        unitOfWork.afterCommit(() -> fired.increment(timers));
    }

    private Uni<Boolean> postpone(TimerRows.Claim claim, Throwable failure) {
        if (claim == null) {
            return Uni.createFrom().item(false);
        }
        Timer timer = claim.timer();
        int attempts = claim.attempts() + 1;
        failed.increment();
        LOG.errorf("timer %s %s failed %d times: %s", timer.kind(), timer.key(), attempts, Failures.describe(failure));
        Instant nextAt = clock.instant().plus(BACKOFF.after(attempts));
        return rows.postpone(timer, attempts, nextAt, Failures.describe(failure))
                .replaceWith(true);
    }

    private double lagSeconds() {
        Instant oldest = oldestDue;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
