package io.muster.durable.loop;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where reactive work runs. A session belongs to one duplicated Vert.x context, so every attempt gets one of its own:
 * an attempt that was given up can then never touch the session of the next.
 */
public final class Contexts {
    private Contexts() {}

    /** Whether the caller already runs where a session may be opened; a worker carries the context, but is no such place. */
    public static boolean here() {
        Context current = Vertx.currentContext();
        return current != null
                && Context.isOnEventLoopThread()
                && VertxContext.isDuplicatedContext(current)
                && VertxContextSafetyToggle.isExplicitlyMarkedAsSafe(current);
    }

    /** Runs the work on a context of its own; item and failure arrive on that context. Cancelling does not reach it. */
    public static <T> Uni<T> fresh(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(((VertxInternal) vertx).createEventLoopContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    start -> Uni.createFrom().deferred(work::get).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /**
     * Fails when the work takes too long. The work is not cancelled, because a cancelled transaction would leave a
     * connection in an unknown state: it ends by the timeouts of its own and nobody listens any more.
     */
    public static <T> Uni<T> within(Vertx vertx, Duration limit, String what, Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(
                    limit.toMillis(),
                    late -> emitter.fail(new TimeoutException(what + " took longer than " + limit.toMillis() + " ms")));
            work.subscribe()
                    .with(
                            item -> {
                                vertx.cancelTimer(timer);
                                emitter.complete(item);
                            },
                            failure -> {
                                vertx.cancelTimer(timer);
                                emitter.fail(failure);
                            });
        });
    }
}
