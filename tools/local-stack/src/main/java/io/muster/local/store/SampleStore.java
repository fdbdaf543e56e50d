package io.muster.local.store;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A small shop with simulated shoppers, to try everything on: it can be told to break ({@code POST /_break}), and tells
 * detection-service its figures. No part of the product.
 */
public final class SampleStore {

    private static final int TICK_MILLIS = 200;
    private static final int PUSH_SECONDS = 5;

    private SampleStore() {}

    /** @param args port, and the address of detection-service; the integration's key is in {@code MUSTER_INTAKE_KEY} */
    public static void main(String[] args) throws Exception {
        Faults faults = new Faults();
        Figures figures =
                new Figures(Instant.now().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60));
        Shoppers shoppers = new Shoppers(faults, figures);
        Pusher pusher = new Pusher(URI.create(args[1]), System.getenv("MUSTER_INTAKE_KEY"), figures);
        Shop.open(Integer.parseInt(args[0]), faults);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        clock.scheduleAtFixedRate(
                () -> quietly(() -> shoppers.comeUntil(Instant.now())),
                TICK_MILLIS,
                TICK_MILLIS,
                TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(
                () -> quietly(() -> {
                    shoppers.comeUntil(Instant.now());
                    pusher.push();
                }),
                PUSH_SECONDS,
                PUSH_SECONDS,
                TimeUnit.SECONDS);
    }

    private interface Work {
        void go() throws Exception;
    }

    /** An executor ends a task that throws. */
    private static void quietly(Work work) {
        try {
            work.go();
        } catch (Exception e) {
            System.err.println(e);
        }
    }
}
