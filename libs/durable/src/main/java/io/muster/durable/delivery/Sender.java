package io.muster.durable.delivery;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.Outcome;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Calls a channel's blocking client on a virtual thread and never waits longer than the channel allows. */
final class Sender {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Vertx vertx;

    Sender(Vertx vertx) {
        this.vertx = vertx;
    }

    /** How long an attempt takes at most that is given so much time. */
    static Duration longest(Duration timeout) {
        return timeout.plus(GRACE);
    }

    /** Never fails: whatever goes wrong is an outcome. Arrives on any thread. */
    Uni<Outcome> send(DeliveryChannel channel, Attempt attempt, Context trace) {
        return Uni.createFrom().emitter(emitter -> {
            Thread sending = Thread.ofVirtual()
                    .name("send-" + channel.name())
                    .unstarted(() -> emitter.complete(outcome(channel, attempt, trace)));
            long timer = vertx.setTimer(longest(channel.timeout()).toMillis(), late -> {
                sending.interrupt();
                emitter.complete(new Outcome.Retry(
                        "no answer within " + channel.timeout().toMillis() + " ms"));
            });
            emitter.onTermination(() -> vertx.cancelTimer(timer));
            sending.start();
        });
    }

    private static Outcome outcome(DeliveryChannel channel, Attempt attempt, Context trace) {
        try (Scope scope = trace.makeCurrent()) {
            Outcome outcome = channel.send(attempt);
            return outcome == null ? new Outcome.Retry("the channel told no outcome") : outcome;
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("interrupted");
        } catch (Exception | StackOverflowError | AssertionError problem) {
            return new Outcome.Retry(problem.getClass().getSimpleName() + ": " + problem.getMessage());
        }
    }
}
