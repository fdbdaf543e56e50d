package io.muster.durable.loop;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets at most so many pieces of reactive work run at the same time; the others wait in order. */
public final class Permits {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    public Permits(int free) {
        this.free = free;
    }

    public <T> Uni<T> with(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> acquire(() -> emitter.complete(null)))
                .chain(work::get)
                .onTermination()
                .invoke(this::release);
    }

    private void acquire(Runnable granted) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(granted);
                return;
            }
            free--;
        }
        granted.run();
    }

    private void release() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.run();
        }
    }
}
