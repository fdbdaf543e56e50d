package io.muster.durable.delivery;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.DurableConfig;
import io.muster.durable.Meters;
import io.muster.durable.Outcome;
import io.muster.durable.Seams;
import io.muster.durable.UnitOfWork;
import io.muster.durable.inbox.Failures;
import io.muster.durable.loop.Backoff;
import io.muster.durable.loop.Contexts;
import io.muster.durable.trace.LogContext;
import io.muster.durable.trace.Traces;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * One attempt: reserve (transaction), send (no transaction), record (transaction). The fence keeps an attempt that lost
 * its lease from recording anything.
 */
@ApplicationScoped
class DeliveryAttempts {
    private static final Logger LOG = Logger.getLogger(DeliveryAttempts.class);
    private static final Backoff RECORDING = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final int SAME_FAILURES = 3;

    private final DeliveryRows rows;
    private final UnitOfWork unitOfWork;
    private final Seams seams;
    private final Clock clock;
    private final Vertx vertx;
    private final Sender sender;
    private final DurableConfig.DeliverySettings settings;
    private final RetryPolicy policy;
    private final Meters meters;

    DeliveryAttempts(
            DeliveryRows rows,
            UnitOfWork unitOfWork,
            Seams seams,
            Clock clock,
            Vertx vertx,
            DurableConfig config,
            Meters meters) {
        this.rows = rows;
        this.unitOfWork = unitOfWork;
        this.seams = seams;
        this.clock = clock;
        this.vertx = vertx;
        this.meters = meters;
        sender = new Sender(vertx);
        settings = config.deliveries();
        policy = new RetryPolicy(new Backoff(settings.firstBackoff(), settings.maxBackoff()));
    }

    /** Registers the meters of every channel, so that they are there before the first attempt. */
    void describe(List<DeliveryChannel> channels) {
        for (DeliveryChannel channel : channels) {
            for (String outcome : List.of("sent", "retry", "rejected", "given_up", "unwanted", "lease_lost")) {
                meters.deliveries(channel.name(), outcome);
            }
            meters.delivering(channel.name());
        }
    }

    /** Takes one delivery of the channel as far as it goes now; false when none of such a priority is due. */
    Uni<Boolean> one(DeliveryChannel channel, int highest) {
        return unitOfWork
                .run(() -> reserve(channel, highest))
                .chain(reserved -> reserved.isEmpty()
                        ? Uni.createFrom().item(false)
                        : reserved.get().attempt() == null
                                ? Uni.createFrom().item(true)
                                : proceed(channel, reserved.get()));
    }

    /** Empty when none is due; a reservation without an attempt when the channel does not want it any more. */
    private Uni<Optional<DeliveryRows.Reserved>> reserve(DeliveryChannel channel, int highest) {
        Duration lease = channel.timeout().plus(settings.leaseMargin());
        return rows.reserve(channel.name(), highest, clock.instant(), lease).chain(found -> {
            if (found.isEmpty() || found.get().known() != null || isTooLate(found.get())) {
                return Uni.createFrom().item(found);
            }
            enter(found.get());
            return channel.stillWanted(found.get().attempt())
                    .chain(wanted -> wanted
                            ? Uni.createFrom().item(found)
                            : drop(found.get()).map(Optional::of));
        });
    }

    private Uni<DeliveryRows.Reserved> drop(DeliveryRows.Reserved reserved) {
        unitOfWork.afterCommit(() -> count(reserved.attempt().channel(), "unwanted"));
        return rows.end(reserved, "unwanted", new Outcome.Rejected("not wanted any more"))
                .replaceWith(new DeliveryRows.Reserved(null, 0, null, null, null, null, null));
    }

    private Uni<Boolean> proceed(DeliveryChannel channel, DeliveryRows.Reserved reserved) {
        if (reserved.known() != null) {
            return record(channel, reserved, reserved.known());
        }
        if (isTooLate(reserved)) {
            return record(channel, reserved, reserved.last());
        }
        seams.reach(Seams.CLAIMED);
        return sender.send(channel, reserved.attempt(), Traces.from(reserved.traceparent()))
                .chain(outcome -> {
                    seams.reach(Seams.HANDED_OVER);
                    count(channel.name(), counted(outcome));
                    return record(channel, reserved, outcome);
                });
    }

    private boolean isTooLate(DeliveryRows.Reserved reserved) {
        return reserved.last() != null
                && reserved.giveUpAt() != null
                && !reserved.giveUpAt().isAfter(clock.instant());
    }

    private Uni<Boolean> record(DeliveryChannel channel, DeliveryRows.Reserved reserved, Outcome outcome) {
        return Uni.createFrom().emitter(emitter -> new Recording(channel, reserved, outcome, emitter).attempt());
    }

    /** Writes down what came of it; while the database is away it keeps trying, and the lease keeps others off. */
    private final class Recording {
        private final DeliveryChannel channel;
        private final DeliveryRows.Reserved reserved;
        private final Outcome outcome;
        private final UniEmitter<? super Boolean> done;
        private int failures;
        private int lasting;

        Recording(
                DeliveryChannel channel,
                DeliveryRows.Reserved reserved,
                Outcome outcome,
                UniEmitter<? super Boolean> done) {
            this.channel = channel;
            this.reserved = reserved;
            this.outcome = outcome;
            this.done = done;
        }

        void attempt() {
            Contexts.fresh(vertx, () -> unitOfWork.run(this::write))
                    .subscribe()
                    .with(
                            recorded -> {
                                if (!recorded) {
                                    count(channel.name(), "lease_lost");
                                }
                                done.complete(true);
                            },
                            this::failed);
        }

        private Uni<Boolean> write() {
            enter(reserved);
            if (lasting >= SAME_FAILURES) {
                Instant later = clock.instant()
                        .plus(policy.backoff().after(reserved.attempt().number() + lasting));
                return rows.concludeLater(reserved, later, outcome);
            }
            Instant now = clock.instant();
            double chance = ThreadLocalRandom.current().nextDouble();
            Instant giveUpAt = reserved.known() != null && outcome instanceof Outcome.Retry ? now : reserved.giveUpAt();
            return switch (policy.after(outcome, reserved.attempt().number(), now, giveUpAt, chance)) {
                case RetryPolicy.Next.TryAgain again ->
                    rows.tryAgain(reserved, again.at(), DeliveryRows.answer(outcome));
                case RetryPolicy.Next.End end -> end(end.state());
            };
        }

        private Uni<Boolean> end(String state) {
            return rows.end(reserved, state, outcome).chain(ours -> {
                if (!ours) {
                    return Uni.createFrom().item(false);
                }
                unitOfWork.afterCommit(() -> measure(state));
                return channel.concluded(reserved.attempt(), outcome).replaceWith(true);
            });
        }

        private void measure(String state) {
            if (state.equals("given_up")) {
                count(channel.name(), state);
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
            LOG.errorf("recording delivery %s: %s", reserved.attempt().deliveryId(), Failures.describe(failure));
            vertx.setTimer(RECORDING.after(failures).toMillis(), later -> attempt());
        }
    }

    private static void enter(DeliveryRows.Reserved reserved) {
        Context trace = Traces.from(reserved.traceparent());
        trace.makeCurrent(); // the context is of this attempt alone and ends with it
        Attempt attempt = reserved.attempt();
        if (attempt.incidentId() != null) {
            LogContext.incident(attempt.incidentId());
        }
    }

    private void count(String channel, String outcome) {
        meters.deliveries(channel, outcome).increment();
    }

    private static String counted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> "sent";
            case Outcome.Retry retry -> "retry";
            case Outcome.Rejected rejected -> "rejected";
        };
    }
}
