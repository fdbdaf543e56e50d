package io.muster.durable.loop;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/** Runs the tasks of one lane in order and many lanes at once; takes in only so many tasks. */
public final class Lanes {
    private final int capacity;
    private final Map<String, Queue<Supplier<Uni<Void>>>> lanes = new HashMap<>();
    private final Queue<Runnable> atTheDoor = new ArrayDeque<>();
    private int inside;

    public Lanes(int capacity) {
        this.capacity = capacity;
    }

    /** Takes the task in; completes as soon as there is room for another one. A task must not fail. */
    public Uni<Void> submit(String lane, Supplier<Uni<Void>> task) {
        return Uni.createFrom().emitter(emitter -> {
            boolean first;
            boolean room;
            synchronized (this) {
                inside++;
                room = inside < capacity;
                if (!room) {
                    atTheDoor.add(() -> emitter.complete(null));
                }
                Queue<Supplier<Uni<Void>>> queue = lanes.get(lane);
                first = queue == null;
                if (first) {
                    lanes.put(lane, new ArrayDeque<>());
                } else {
                    queue.add(task);
                }
            }
            if (first) {
                run(lane, task);
            }
            if (room) {
                emitter.complete(null);
            }
        });
    }

    private void run(String lane, Supplier<Uni<Void>> task) {
        Uni.createFrom().deferred(task::get).subscribe().with(done -> next(lane), failure -> next(lane));
    }

    private void next(String lane) {
        Supplier<Uni<Void>> task;
        Runnable admit;
        synchronized (this) {
            inside--;
            admit = inside < capacity ? atTheDoor.poll() : null;
            task = lanes.get(lane).poll();
            if (task == null) {
                lanes.remove(lane);
            }
        }
        if (task != null) {
            run(lane, task);
        }
        if (admit != null) {
            admit.run();
        }
    }
}
