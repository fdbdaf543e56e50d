package io.muster.durable.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Something that a service needs done once after it began, as a first timer: tried until it could be done. */
public final class Once {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private Once() {}

    /**
     * @param name for the log, when it has to be tried again
     * @param work called again as long as it fails
     */
    public static void done(Vertx vertx, String name, Supplier<Uni<?>> work) {
        AtomicReference<Pulse> pulse = new AtomicReference<>();
        pulse.set(new Pulse(
                vertx,
                name,
                AGAIN,
                () -> work.get().invoke(() -> pulse.get().stop()).replaceWith(AGAIN)));
        pulse.get().start();
    }
}
