package io.muster.durable;

import io.muster.durable.loop.Contexts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
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
            return isOpen() ? work.get() : transaction(work);
        });
    }

    /**
     * Calls back after the commit of the open transaction, once for each key; never after a rollback. It must not block
     * and is lost in a crash: use it to wake, not to work.
     *
     * @throws IllegalStateException outside of {@link #run}
     */
    public void afterCommit(Object key, Runnable callback) {
        open().callbacks.put(key, callback);
    }

    /**
     * As {@link #afterCommit(Object, Runnable)}, each time it is asked for: for counting, so that a try that was rolled
     * back is not counted.
     */
    public void afterCommit(Runnable callback) {
        afterCommit(new Object(), callback);
    }

    /**
     * What the open transaction remembers under the key, until it ends; made when it is first asked for.
     *
     * @throws IllegalStateException outside of {@link #run}
     */
    @SuppressWarnings("unchecked") // who made it asks for it
    public <T> T memory(Object key, Supplier<T> first) {
        return (T) open().memory.computeIfAbsent(key, asked -> first.get());
    }

    /**
     * Leaves a row for the end of the open transaction, where all rows of one writer are written together in the order of
     * leaving: so many rows cost one statement. Until then no statement of the transaction sees it; see {@link #writeRows}.
     *
     * @throws IllegalStateException outside of {@link #run}
     */
    public <R> void leave(RowWriter<R> writer, R row) {
        open().rows.add(writer, row);
    }

    /** As {@link #leave}, for rows that others refer to: they are written before the others. */
    public <R> void leaveFirst(RowWriter<R> writer, R row) {
        open().rows.addFirst(writer, row);
    }

    /** Writes what was left for the end now, for who has to see it; nothing where no transaction is open. */
    public Uni<Void> writeRows() {
        return Uni.createFrom().deferred(() -> {
            OpenTransaction open = current();
            return open == null ? Uni.createFrom().voidItem() : open.rows.write();
        });
    }

    /** Writes what the open transaction has changed and begins anew with what it knows; for many pieces of work in one. */
    public Uni<Void> forget() {
        return Panache.getSession().chain(session -> session.flush().invoke(session::clear));
    }

    private <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        Context context = Vertx.currentContext();
        OpenTransaction opened = new OpenTransaction();
        context.putLocal(CURRENT, opened);
        Uni<T> transaction = Panache.withTransaction(() -> work.get().call(opened.rows::write))
                .onTermination()
                .invoke(() -> context.removeLocal(CURRENT))
                .invoke(() -> opened.callbacks.values().forEach(Runnable::run));
        return Contexts.within(vertx, config.transactionTimeout(), "the transaction", transaction);
    }

    private static boolean isOpen() {
        return Vertx.currentContext().getLocal(CURRENT) != null;
    }

    /** Null where none is open. */
    private static OpenTransaction current() {
        return Contexts.here() ? Vertx.currentContext().getLocal(CURRENT) : null;
    }

    private static OpenTransaction open() {
        OpenTransaction open = current();
        if (open == null) {
            throw new IllegalStateException("no transaction is open; open one with UnitOfWork.run");
        }
        return open;
    }
}
