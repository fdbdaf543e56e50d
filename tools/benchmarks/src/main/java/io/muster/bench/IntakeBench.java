package io.muster.bench;

import io.muster.bench.Load.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * How fast alerts are taken in, durable before they are answered, and how fast they can be seen; a real Alertmanager is
 * measured in turn by the same generator, where one is installed.
 */
final class IntakeBench {

    private static final int CONNECTIONS = 4;
    private static final int BATCH = 64;
    private static final int KNOWN = 100 * BATCH;
    private static final int BURST = 10_000;
    private static final int LOOKS = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path root;
    private final Report report = new Report();

    IntakeBench(Path root) {
        this.root = root;
    }

    /** @return whether the burst was drained in time */
    boolean run() throws Exception {
        Path folder = Files.createTempDirectory("muster-bench");
        try (Backbone backbone = Backbone.start(root, folder, Detection.DATABASE);
                Detection muster = Detection.start(root, folder, backbone)) {
            Optional<Alertmanager> alertmanager = Alertmanager.start(folder);
            try {
                report.begin(alertmanager.isPresent() ? alertmanager.get().version() : null);
                return measure(muster, alertmanager);
            } finally {
                alertmanager.ifPresent(Alertmanager::close);
            }
        } finally {
            delete(folder);
        }
    }

    private boolean measure(Detection muster, Optional<Alertmanager> alertmanager) throws InterruptedException {
        List<Target> targets = new ArrayList<>();
        alertmanager.ifPresent(targets::add);
        targets.add(muster);
        for (Target target : targets) {
            warmUp(target);
        }
        settle(muster);
        Duration drained = burst(muster, targets);
        for (Target target : targets) {
            visible(target);
        }
        each("single alerts, new", targets, muster, target -> single(target));
        each("batches of 64, new", targets, muster, target -> fresh(target));
        resent(muster, targets);
        report.end(drained, DRAIN_LIMIT);
        return drained.compareTo(DRAIN_LIMIT) <= 0;
    }

    private interface Scenario {
        Result run(Target target);
    }

    private void each(String name, List<Target> targets, Detection muster, Scenario scenario)
            throws InterruptedException {
        for (Target target : targets) {
            Duration before = target.processorTime();
            Result result = scenario.run(target);
            report.row(name, target, result);
            settle(muster);
            report.processor(name, target, target.processorTime().minus(before), result.alerts());
        }
    }

    /** What is measured was done before: new alerts, an incident of many, repetitions, single ones on every connection. */
    private static void warmUp(Target target) {
        Instant start = Instant.now();
        load(target).requests(KNOWN / BATCH, BATCH, number -> batch("warm-storm", "critical", number, start));
        load(target).during(WARM_UP, BATCH, number -> batch("warm", "warning", number % (KNOWN / BATCH), start));
        load(target).during(WARM_UP, 1, number -> one("warm", number % KNOWN, start));
        for (int i = 0; i < LOOKS; i++) {
            target.visible("none");
        }
    }

    private static Result single(Target target) {
        Instant start = Instant.now();
        return load(target).during(MEASURED, 1, number -> one("single", number, start));
    }

    private static Result fresh(Target target) {
        Instant start = Instant.now();
        return load(target).during(MEASURED, BATCH, number -> batch("fresh", "warning", number, start));
    }

    /** The same alerts over and over, as a Prometheus repeats them, and what memory does meanwhile. */
    private void resent(Detection muster, List<Target> targets) throws InterruptedException {
        for (Target target : targets) {
            Instant start = Instant.now();
            IntFunction<byte[]> bodies = number -> batch("known", "warning", number % (KNOWN / BATCH), start);
            load(target).requests(KNOWN / BATCH, BATCH, bodies);
            settle(muster);
            load(target).during(MEASURED.dividedBy(2), BATCH, bodies);
            long before = Memory.residentMiB(target.process());
            long writes = target == muster ? muster.writes() : 0;
            Duration processor = target.processorTime();
            Result result = load(target).during(MEASURED.multipliedBy(2), BATCH, bodies);
            settle(muster);
            long after = Memory.residentMiB(target.process());
            report.row("batches of 64, re-sent", target, result);
            report.processor(
                    "batches of 64, re-sent", target, target.processorTime().minus(processor), result.alerts());
            report.memory(target, before, after, result.alerts());
            if (target == muster) {
                report.writes(muster.writes() - writes, result.alerts());
            }
        }
    }

    /** @return how long it took until the last of Muster's could be seen, from the first post on */
    private Duration burst(Detection muster, List<Target> targets) throws InterruptedException {
        Duration ours = Duration.ZERO;
        for (Target target : targets) {
            Instant start = Instant.now();
            long began = System.nanoTime();
            Result result = load(target)
                    .requests(
                            (BURST + BATCH - 1) / BATCH,
                            BATCH,
                            number -> Alerts.body(
                                    "storm",
                                    "critical",
                                    number * BATCH,
                                    Math.min(BATCH, BURST - number * BATCH),
                                    start,
                                    Instant.now()));
            await(() -> target.visible("storm") == BURST, PATIENCE);
            Duration seen = Duration.ofNanos(System.nanoTime() - began);
            report.burst(target, new Result(BURST, result.took(), result.latencies()), seen);
            ours = target == muster ? seen : ours;
        }
        return ours;
    }

    /** From the answer to one post until GET shows the alert. */
    private void visible(Target target) throws InterruptedException {
        Latencies latencies = new Latencies();
        Instant start = Instant.now();
        try (HttpConnection connection = new HttpConnection(target.port(), target.authorization())) {
            for (int i = 0; i < LOOKS; i++) {
                String burst = "look-" + i;
                connection.post("/api/v2/alerts", Alerts.body(burst, "warning", i, 1, start, Instant.now()));
                long accepted = System.nanoTime();
                await(() -> target.visible(burst) == 1, PATIENCE);
                latencies.add(System.nanoTime() - accepted);
            }
        }
        report.visible(target, latencies);
    }

    private static Load load(Target target) {
        return new Load(target, CONNECTIONS);
    }

    private static byte[] one(String burst, int number, Instant start) {
        return Alerts.body(burst, "warning", number, 1, start, Instant.now());
    }

    private static byte[] batch(String burst, String severity, int number, Instant start) {
        return Alerts.body(burst, severity, number * BATCH, BATCH, start, Instant.now());
    }

    /** Until the engine has nothing more to do, so that it does not run on into the next measurement. */
    private static void settle(Detection muster) throws InterruptedException {
        await(
                () -> {
                    long before = muster.writes();
                    pause(Duration.ofMillis(1500));
                    return muster.writes() == before;
                },
                PATIENCE);
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private static void await(Condition condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited for " + patience.toSeconds() + " s in vain");
            }
            pause(Duration.ofMillis(5));
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
