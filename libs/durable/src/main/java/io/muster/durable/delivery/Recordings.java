package io.muster.durable.delivery;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.DurableConfig;
import io.muster.durable.Meters;
import io.muster.durable.Outcome;
import io.muster.durable.UnitOfWork;
import io.muster.durable.inbox.Failures;
import io.muster.durable.loop.Backoff;
import io.muster.durable.loop.Contexts;
import io.muster.durable.loop.Gatherer;
import io.muster.durable.loop.InTurn;
import io.muster.durable.trace.LogContext;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Writes down what came of attempts; all that ended at the same time in one transaction, else each alone. While the
 * database is away it keeps trying, and the lease keeps others off: it is prolonged for as long as this takes.
 */
@ApplicationScoped
class Recordings {
    private static final Logger LOG = Logger.getLogger(Recordings.class);
    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final int SAME_FAILURES = 3;
    private static final String UNWANTED = "unwanted";
    private static final int FEW = 2;
    private static final int MOST = 32;

    private final DeliveryRows rows;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Vertx vertx;
    private final DurableConfig.DeliverySettings settings;
    private final RetryPolicy policy;
    private final Meters meters;
    private final Map<String, Gatherer<Recording>> channels = new ConcurrentHashMap<>();

    Recordings(
            DeliveryRows rows, UnitOfWork unitOfWork, Clock clock, Vertx vertx, DurableConfig config, Meters meters) {
        this.rows = rows;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.vertx = vertx;
        this.meters = meters;
        settings = config.deliveries();
        policy = new RetryPolicy(new Backoff(settings.firstBackoff(), settings.maxBackoff()));
    }

    /** Completes when it is written; never fails. */
    Uni<Void> record(DeliveryChannel channel, DeliveryRows.Reserved reserved, Outcome outcome) {
        return Uni.createFrom().emitter(emitter -> {
            Recording recording = new Recording(channel, reserved, outcome, emitter);
            recording.lookAfterLease();
            channels.computeIfAbsent(channel.name(), first -> gatherer(channel)).add(recording);
        });
    }

    /** Nobody wants them any more: they end without an attempt, in the caller's transaction. */
    Uni<Void> unwanted(Collection<DeliveryRows.Reserved> dropped) {
        if (dropped.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Outcome outcome = new Outcome.Rejected("not wanted any more");
        dropped.forEach(one -> unitOfWork.afterCommit(
                () -> meters.deliveries(one.attempt().channel(), UNWANTED).increment()));
        return rows.endAll(dropped.stream()
                        .map(one -> new DeliveryRows.Ended(one, UNWANTED, outcome))
                        .toList())
                .replaceWithVoid();
    }

    private Gatherer<Recording> gatherer(DeliveryChannel channel) {
        return new Gatherer<>(vertx, FEW, settings.concurrency(), MOST, recordings -> recordAll(channel, recordings));
    }

    private Uni<Void> recordAll(DeliveryChannel channel, List<Recording> recordings) {
        if (recordings.size() == 1) {
            return recordings.getFirst().attempt();
        }
        List<Recording> inOrder = recordings.stream()
                .sorted(Comparator.comparing(one -> String.valueOf(one.attempt.incidentId())))
                .toList();
        return Contexts.fresh(vertx, () -> unitOfWork.run(() -> writeAll(channel, inOrder)))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf(failure, "%d recordings together fail, each is made alone", recordings.size());
                    return Uni.join()
                            .all(recordings.stream().map(Recording::attempt).toList())
                            .andFailFast()
                            .replaceWithVoid();
                });
    }

    private Uni<Void> writeAll(DeliveryChannel channel, List<Recording> recordings) {
        return channel.prepare(recordings.stream().map(one -> one.attempt).toList())
                .chain(prepared -> endAll(recordings).chain(ended -> each(recordings, ended, prepared)));
    }

    /** Those that end, in one statement; those that still had their leases. */
    private Uni<Set<DeliveryRows.Reserved>> endAll(List<Recording> recordings) {
        List<DeliveryRows.Ended> ended =
                recordings.stream().flatMap(one -> one.ended().stream()).toList();
        return ended.isEmpty() ? Uni.createFrom().item(Set.of()) : rows.endAll(ended);
    }

    private Uni<Void> each(List<Recording> recordings, Set<DeliveryRows.Reserved> ended, boolean prepared) {
        return InTurn.each(
                recordings,
                one -> one.write(ended)
                        .invoke(ours -> unitOfWork.afterCommit(() -> one.recorded(ours)))
                        .chain(() -> prepared ? Uni.createFrom().voidItem() : unitOfWork.forget()));
    }

    /** What follows is of the delivery's trace and incident. */
    static void enter(DeliveryRows.Reserved reserved) {
        Traces.from(reserved.traceparent()).makeCurrent(); // the context is of this attempt alone and ends with it
        LogContext.incident(reserved.attempt().incidentId());
    }

    /** Begins the work unless what it began before is still under way: a database that is slow is not asked for more. */
    static Runnable oneAtATime(Supplier<Uni<Void>> work) {
        AtomicBoolean busy = new AtomicBoolean();
        return () -> {
            if (busy.compareAndSet(false, true)) {
                Uni.createFrom()
                        .deferred(work::get)
                        .onTermination()
                        .invoke(() -> busy.set(false))
                        .subscribe()
                        .with(done -> {}, failure -> LOG.debugf(failure, "what is done one at a time failed"));
            }
        };
    }

    private final class Recording {
        private final DeliveryChannel channel;
        private final DeliveryRows.Reserved reserved;
        private final Attempt attempt;
        private final Outcome outcome;
        private final UniEmitter<? super Void> done;
        private int failures;
        private int lasting;
        private Optional<Long> looks = Optional.empty();

        Recording(
                DeliveryChannel channel,
                DeliveryRows.Reserved reserved,
                Outcome outcome,
                UniEmitter<? super Void> done) {
            this.channel = channel;
            this.reserved = reserved;
            attempt = reserved.attempt();
            this.outcome = outcome;
            this.done = done;
        }

        /** However long it takes to write down, what has been sent is not sent again by who would get the delivery next. */
        void lookAfterLease() {
            if (reserved.known() == null && !(outcome instanceof Outcome.Retry)) {
                Lease lease = Lease.of(channel, settings);
                Runnable note = oneAtATime(() -> note(lease.length()));
                looks = Optional.of(
                        vertx.setPeriodic(Math.max(1, lease.lookEvery().toMillis()), late -> note.run()));
            }
        }

        /** Never fails. */
        private Uni<Void> note(Duration length) {
            return rows.note(reserved, outcome, length)
                    .invoke(() -> LOG.debugf("delivery %s is still to be recorded", attempt.deliveryId()))
                    .onFailure()
                    .invoke(failure -> LOG.debugf(failure, "delivery %s could not be noted", attempt.deliveryId()))
                    .onFailure()
                    .recoverWithNull();
        }

        /** Completes after this try; a failed one is repeated later. */
        Uni<Void> attempt() {
            return Contexts.fresh(vertx, () -> unitOfWork.run(this::write))
                    .invoke(this::recorded)
                    .onFailure()
                    .invoke(this::failed)
                    .onFailure()
                    .recoverWithNull()
                    .replaceWithVoid();
        }

        void recorded(boolean ours) {
            looks.ifPresent(vertx::cancelTimer);
            if (!ours) {
                meters.deliveries(channel.name(), "lease_lost").increment();
            }
            done.complete(null);
        }

        /** How it ends, when it does by this outcome whatever time it is. */
        Optional<DeliveryRows.Ended> ended() {
            return switch (outcome) {
                case Outcome.Sent sent
                when lasting < SAME_FAILURES -> Optional.of(new DeliveryRows.Ended(reserved, "sent", outcome));
                default -> Optional.empty();
            };
        }

        /** @param ended those that were ended together */
        Uni<Boolean> write(Set<DeliveryRows.Reserved> ended) {
            Optional<DeliveryRows.Ended> mine = ended();
            if (mine.isEmpty()) {
                return write();
            }
            enter(reserved);
            return conclude(mine.get().state(), ended.contains(reserved));
        }

        /** @return whether the attempt still had its lease */
        Uni<Boolean> write() {
            enter(reserved);
            if (lasting >= SAME_FAILURES) {
                Instant later = clock.instant().plus(policy.backoff().after(attempt.number() + lasting));
                return rows.concludeLater(reserved, later, outcome);
            }
            Instant now = clock.instant();
            double chance = ThreadLocalRandom.current().nextDouble();
            Instant giveUpAt = reserved.known() != null && outcome instanceof Outcome.Retry ? now : reserved.giveUpAt();
            return switch (policy.after(outcome, attempt.number(), now, giveUpAt, chance)) {
                case RetryPolicy.Next.TryAgain again ->
                    rows.tryAgain(reserved, again.at(), DeliveryRows.answer(outcome));
                case RetryPolicy.Next.End end -> end(end.state());
            };
        }

        private Uni<Boolean> end(String state) {
            return rows.end(reserved, state, outcome).chain(ours -> conclude(state, ours));
        }

        private Uni<Boolean> conclude(String state, boolean ours) {
            if (!ours) {
                return Uni.createFrom().item(false);
            }
            unitOfWork.afterCommit(() -> measure(state));
            return channel.concluded(attempt, outcome).replaceWith(true);
        }

        private void measure(String state) {
            if (state.equals("given_up")) {
                meters.deliveries(channel.name(), state).increment();
            }
            if (state.equals("sent")) {
                meters.delivering(channel.name())
                        .record(Duration.between(reserved.createdAt(), clock.instant())
                                .abs());
            }
        }

        private void failed(Throwable failure) {
            failures++;
            lasting = Failures.passes(failure) ? 0 : lasting + 1;
            LOG.errorf("recording delivery %s: %s", attempt.deliveryId(), Failures.describe(failure));
            vertx.setTimer(
                    AGAIN.after(failures).toMillis(),
                    later -> attempt().subscribe().with(tried -> LOG.tracef("%s tried again", attempt.deliveryId())));
        }
    }
}
