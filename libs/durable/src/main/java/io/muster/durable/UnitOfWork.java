package io.muster.durable;

import io.muster.durable.loop.Contexts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The one way to open a transaction. After the commit it wakes whoever has work by it (relay, timers, deliveries) and
 * counts what was done.
 */
@ApplicationScoped
public class UnitOfWork {
    private static final String CURRENT = "muster.durable.unit-of-work";

    private final Vertx vertx;
    private final DurableConfig config;

    UnitOfWork(Vertx vertx, DurableConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /**
     * Runs the work in one transaction; joins the one that is open already. Fails with a {@link
     * java.util.concurrent.TimeoutException} when it takes longer than {@code muster.durable.transaction-timeout}:
     * then, as after a lost connection, nobody knows whether it was committed. May be called from any thread.
     */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (!Contexts.here()) {
                return Contexts.fresh(vertx, () -> transaction(work));
            }
            return open() ? work.get() : transaction(work);
        });
    }

    /**
     * Calls back after the commit of the open transaction, once for each key; never after a rollback. It must not block
     * and is lost in a crash: use it to wake, not to work.
     *
     * @throws IllegalStateException outside of {@link #run}
     */
    public void afterCommit(Object key, Runnable callback) {
        callbacks().put(key, callback);
    }

    /**
     * As {@link #afterCommit(Object, Runnable)}, each time it is asked for: for counting, so that a try that was rolled
     * back is not counted.
     */
    public void afterCommit(Runnable callback) {
        afterCommit(new Object(), callback);
    }

    /** Writes what the open transaction has changed and begins anew with what it knows; for many pieces of work in one. */
    public Uni<Void> forget() {
        return Panache.getSession().chain(session -> session.flush().invoke(session::clear));
    }

    private <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        Context context = Vertx.currentContext();
        Map<Object, Runnable> callbacks = new LinkedHashMap<>();
        context.putLocal(CURRENT, callbacks);
        Uni<T> transaction = Panache.withTransaction(work)
                .onTermination()
                .invoke(() -> context.removeLocal(CURRENT))
                .invoke(() -> callbacks.values().forEach(Runnable::run));
        return Contexts.within(vertx, config.transactionTimeout(), "the transaction", transaction);
    }

    private static boolean open() {
        return Vertx.currentContext().getLocal(CURRENT) != null;
    }

    private static Map<Object, Runnable> callbacks() {
        Map<Object, Runnable> callbacks =
                Contexts.here() ? Vertx.currentContext().getLocal(CURRENT) : null;
        if (callbacks == null) {
            throw new IllegalStateException("no transaction is open; open one with UnitOfWork.run");
        }
        return callbacks;
    }
}
