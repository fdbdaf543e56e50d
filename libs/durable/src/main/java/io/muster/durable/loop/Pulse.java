package io.muster.durable.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A loop that looks for work when it is woken, when it said it would, and at every sweep; never twice at the same time,
 * and not at once when it has looked often just before. A look that fails is repeated at the next sweep, for ever.
 */
public final class Pulse {
    private static final Logger LOG = Logger.getLogger(Pulse.class);

    /** Far above every limit of the database: a look that never ends must not end the loop. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final String name;
    private final Duration sweep;
    private final Supplier<Uni<Duration>> look;

    private final Pace pace = Pace.usual();
    private boolean running;
    private boolean resting;
    private boolean again;
    private boolean stopped = true;
    private boolean failing;
    private long timer = -1;

    /** @param look does what there is to do and tells when it wants to be called next, at the latest */
    public Pulse(Vertx vertx, String name, Duration sweep, Supplier<Uni<Duration>> look) {
        this.vertx = vertx;
        this.name = name;
        this.sweep = sweep;
        this.look = look;
    }

    public synchronized void start() {
        stopped = false;
        wake();
    }

    public synchronized void stop() {
        stopped = true;
        resting = false;
        vertx.cancelTimer(timer);
    }

    /** Look now; while it looks already, look once more. */
    public synchronized void wake() {
        if (stopped) {
            return;
        }
        if (running) {
            again = true;
            return;
        }
        if (resting) {
            return;
        }
        vertx.cancelTimer(timer);
        Duration rest = pace.left(System.nanoTime());
        if (rest.isPositive()) {
            resting = true;
            timer = vertx.setTimer(rest.toMillis() + 1, rested -> rested());
            return;
        }
        running = true;
        again = false;
        pace.began(System.nanoTime());
        Contexts.fresh(vertx, () -> Contexts.within(vertx, LONGEST, name, look.get()))
                .subscribe()
                .with(this::looked, this::failed);
    }

    private synchronized void rested() {
        resting = false;
        wake();
    }

    private synchronized void looked(Duration next) {
        if (failing) {
            failing = false;
            LOG.infof("%s: works again", name);
        }
        running = false;
        if (again) {
            wake();
        } else {
            schedule(next.compareTo(sweep) < 0 ? next : sweep);
        }
    }

    private synchronized void failed(Throwable problem) {
        if (!failing && !stopped) {
            failing = true;
            LOG.warnf("%s: %s; trying on", name, problem);
        }
        running = false;
        schedule(sweep);
    }

    private void schedule(Duration wait) {
        if (!stopped) {
            timer = vertx.setTimer(Math.max(1, wait.toMillis()), due -> wake());
        }
    }
}
