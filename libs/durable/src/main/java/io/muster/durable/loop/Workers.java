package io.muster.durable.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Up to so many workers that each take one piece of work after the other until nothing is left. They do not wait for
 * each other, so that one that hangs holds up only itself.
 */
public final class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);

    private final Vertx vertx;
    private final String name;
    private final int limit;
    private final Supplier<Uni<Boolean>> one;
    private int working;
    private boolean stopped;

    /** @param one takes and does one piece; false when there was none */
    public Workers(Vertx vertx, String name, int limit, Supplier<Uni<Boolean>> one) {
        this.vertx = vertx;
        this.name = name;
        this.limit = limit;
        this.one = one;
    }

    /** There is work for so many. @return whether so many more are at it now; else those who are will find it, or a sweep */
    public boolean demand(int wanted) {
        for (int i = 0; i < wanted; i++) {
            if (!hire()) {
                return false;
            }
            work();
        }
        return true;
    }

    public synchronized void stop() {
        stopped = true;
    }

    /** After {@link #stop}: waits until the last piece is done, or so long. */
    public synchronized void awaitIdle(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (working > 0 && System.nanoTime() < end) {
            wait(100);
        }
    }

    private synchronized boolean hire() {
        if (stopped || working >= limit) {
            return false;
        }
        working++;
        return true;
    }

    private void work() {
        Contexts.fresh(vertx, one).subscribe().with(this::goOn, this::failed);
    }

    private void failed(Throwable failure) {
        LOG.warnf("%s: %s; trying on", name, failure);
        LOG.debug(name, failure);
        goOn(false);
    }

    private void goOn(boolean more) {
        synchronized (this) {
            if (!more || stopped) {
                working--;
                notifyAll();
                return;
            }
        }
        work();
    }
}
