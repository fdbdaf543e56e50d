package io.muster.durable.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Does pieces of work together: what comes while few are at it begins at once; else it waits for one that ends, or a
 * moment at most, and goes with all that came meanwhile.
 */
public final class Gatherer<T> {
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final Vertx vertx;
    private final int few;
    private final int limit;
    private final int most;
    private final Function<List<T>, Uni<Void>> work;
    private final Pace pace;
    private final Queue<T> waiting = new ArrayDeque<>();
    private int underWay;
    private final Context context;
    private boolean momentBegun;
    private boolean tickAsked;

    /**
     * @param few so many groups begin without waiting for company
     * @param limit so many groups are under way at most
     * @param most the largest group
     * @param work does a group; must not fail
     */
    public Gatherer(Vertx vertx, int few, int limit, int most, Function<List<T>, Uni<Void>> work) {
        this(vertx, few, limit, most, Pace.none(), work);
    }

    /** One whose groups begin at even distances when many have begun just before; see {@link Pace}. */
    public static <T> Gatherer<T> paced(Vertx vertx, int few, int limit, int most, Function<List<T>, Uni<Void>> work) {
        return new Gatherer<>(vertx, few, limit, most, Pace.usual(), work);
    }

    private Gatherer(Vertx vertx, int few, int limit, int most, Pace pace, Function<List<T>, Uni<Void>> work) {
        this.pace = pace;
        this.vertx = vertx;
        this.few = few;
        this.limit = limit;
        this.most = most;
        this.work = work;
        this.context = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** Begins when the caller has added what it has at the same time. */
    public void add(T piece) {
        synchronized (this) {
            waiting.add(piece);
            if (tickAsked) {
                return;
            }
            tickAsked = true;
        }
        context.runOnContext(tick -> {
            synchronized (this) {
                tickAsked = false;
            }
            begin(false);
        });
    }

    /** Whether more has come than is done: what waits for company only is no more. */
    public synchronized boolean isPressed() {
        return !waiting.isEmpty() && underWay >= few;
    }

    private void begin(boolean momentOver) {
        List<T> group;
        synchronized (this) {
            if (waiting.isEmpty() || underWay >= limit) {
                return; // one that ends looks again
            }
            Duration patience = patience(momentOver);
            if (patience.isPositive()) {
                beginMoment(patience);
                return;
            }
            pace.began(System.nanoTime());
            group = take();
            underWay++;
        }
        Uni.createFrom().deferred(() -> work.apply(group)).subscribe().with(done -> ended(), failure -> ended());
        begin(false); // more may wait than one group takes
    }

    private void ended() {
        synchronized (this) {
            underWay--;
        }
        begin(false);
    }

    /** A group that is full waits for no company. */
    private Duration patience(boolean momentOver) {
        if (underWay >= few && !momentOver) {
            return MOMENT;
        }
        return waiting.size() < most ? pace.left(System.nanoTime()) : Duration.ZERO;
    }

    private void beginMoment(Duration moment) {
        if (!momentBegun) {
            momentBegun = true;
            vertx.setTimer(moment.toMillis() + 1, over -> {
                synchronized (this) {
                    momentBegun = false;
                }
                begin(true);
            });
        }
    }

    private List<T> take() {
        List<T> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        return group;
    }
}
