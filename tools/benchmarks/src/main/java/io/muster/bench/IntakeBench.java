package io.muster.bench;

import io.muster.bench.Load.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * How fast alerts are taken in, durable before they are answered, how fast they are through the engine, and how fast they
 * can be seen; a real Alertmanager is measured in turn by the same generator, where one is installed. A phase begins when
 * everything of the one before is done, so that each is measured with its own work and no other's.
 */
final class IntakeBench {

    private static final int CONNECTIONS = 4;
    private static final int BATCH = 64;
    private static final int KNOWN = 100 * BATCH;
    private static final int BURST = 10_000;
    private static final int LISTED = 100_000;
    private static final int LOOKS = 40;
    private static final int WARM_REQUESTS = 300;
    private static final int MOST_ROUNDS = 40;
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(5);

    private final Path root;
    private final Set<IntakePhase> phases;
    private final Report report = new Report();

    IntakeBench(Path root, Set<IntakePhase> phases) {
        this.root = root;
        this.phases = phases;
    }

    /** @return whether the burst was drained in time */
    boolean run() throws Exception {
        report.begin(Alertmanager.version());
        if (phases.contains(IntakePhase.LIST)) {
            list();
        }
        Path folder = Files.createTempDirectory("muster-bench");
        try (Backbone backbone = Backbone.start(root, folder, Detection.DATABASE);
                Detection muster = Detection.start(root, folder, backbone)) {
            Optional<Alertmanager> alertmanager = Alertmanager.start(folder);
            try {
                List<Target> targets = new ArrayList<>(alertmanager.stream().toList());
                targets.add(muster);
                return measure(muster, targets);
            } finally {
                alertmanager.ifPresent(Alertmanager::close);
            }
        } finally {
            delete(folder);
        }
    }

    private boolean measure(Detection muster, List<Target> targets) throws InterruptedException {
        for (Target target : targets) {
            warmUp(target);
        }
        Duration drained = phases.contains(IntakePhase.BURST) ? burst(muster, targets) : Duration.ZERO;
        if (phases.contains(IntakePhase.VISIBLE)) {
            for (Target target : targets) {
                visible(target);
            }
        }
        each(IntakePhase.SINGLE, "single alerts, new", targets, IntakeBench::single);
        each(IntakePhase.FRESH, "batches of 64, new", targets, IntakeBench::fresh);
        if (phases.contains(IntakePhase.RESENT)) {
            resent(muster, targets);
        }
        report.end();
        return phases.contains(IntakePhase.BURST) ? report.drained(drained, DRAIN_LIMIT) : true;
    }

    private interface Scenario {
        Result run(Target target);
    }

    private void each(IntakePhase phase, String name, List<Target> targets, Scenario scenario)
            throws InterruptedException {
        if (phases.contains(phase)) {
            for (Target target : targets) {
                measure(name, target, scenario);
            }
        }
    }

    private Result measure(String name, Target target, Scenario scenario) throws InterruptedException {
        Await.idle(target);
        Usage before = Usage.of(target);
        long began = System.nanoTime();
        Result result = scenario.run(target);
        Await.caughtUp(target);
        Duration done = Duration.ofNanos(System.nanoTime() - began);
        Await.idle(target);
        report.row(name, target, result, done, Usage.of(target).since(before));
        return result;
    }

    /**
     * What is measured was done before, until it becomes no cheaper: new alerts, an incident of many, repetitions, single
     * ones on every connection.
     */
    private static void warmUp(Target target) throws InterruptedException {
        Instant start = Instant.now();
        double best = Double.MAX_VALUE;
        int worse = 0;
        for (int round = 0; round < MOST_ROUNDS && worse < 3; round++) {
            Usage before = Usage.of(target);
            warmUp(target, round, start);
            Await.caughtUp(target);
            double used = Usage.of(target).since(before).total().toNanos();
            worse = used < best * 0.95 ? 0 : worse + 1;
            best = Math.min(best, used);
        }
        Await.idle(target);
    }

    private static void warmUp(Target target, int round, Instant start) {
        String burst = "warm-" + round;
        load(target).requests(KNOWN / BATCH, BATCH, number -> batch(burst, "warning", number, start));
        load(target).requests(WARM_REQUESTS, BATCH, number -> batch(burst, "warning", number % (KNOWN / BATCH), start));
        load(target).requests(WARM_REQUESTS, BATCH, number -> batch("storm-" + round, "critical", number % 10, start));
        load(target).requests(10 * WARM_REQUESTS, 1, number -> one("warm-single", number % KNOWN, start));
        load(target).requests(WARM_REQUESTS, 1, number -> one(burst + "-single", number, start));
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
            Await.idle(target);
            load(target).during(MEASURED.dividedBy(2), BATCH, bodies);
            Await.idle(target);
            long before = Memory.residentMiB(target.process());
            long writes = target == muster ? muster.writes("known") : 0;
            Result result = measure(
                    "batches of 64, re-sent",
                    target,
                    measured -> load(measured).during(MEASURED.multipliedBy(2), BATCH, bodies));
            report.memory(target, before, Memory.residentMiB(target.process()), result.alerts());
            if (target == muster) {
                report.writes(muster.writes("known") - writes, result.alerts(), KNOWN);
            }
        }
    }

    /** @return how long it took until the last of Muster's could be seen, from the first post on */
    private Duration burst(Detection muster, List<Target> targets) throws InterruptedException {
        Duration ours = Duration.ZERO;
        for (Target target : targets) {
            Await.idle(target);
            Usage before = Usage.of(target);
            Instant start = Instant.now();
            long began = System.nanoTime();
            Result posted = load(target)
                    .requests(
                            (BURST + BATCH - 1) / BATCH,
                            BATCH,
                            number -> part("storm", "critical", number, BURST, start));
            Await.until(() -> target.visible("storm") == BURST);
            Duration seen = Duration.ofNanos(System.nanoTime() - began);
            Result result = new Result(BURST, posted.took(), posted.latencies());
            report.row("burst of 10,000", target, result, seen, Usage.of(target).since(before));
            report.note("burst of 10,000, all visible by GET", target, Report.millis(seen));
            ours = target == muster ? seen : ours;
        }
        return ours;
    }

    /** From the answer to one post until GET shows the alert. */
    private void visible(Target target) throws InterruptedException {
        Await.idle(target);
        Latencies latencies = new Latencies();
        Instant start = Instant.now();
        try (HttpConnection connection = new HttpConnection(target.port(), target.authorization())) {
            for (int i = 0; i < LOOKS; i++) {
                String burst = "look-" + i;
                connection.post("/api/v2/alerts", Alerts.body(burst, "warning", i, 1, start, Instant.now()));
                long accepted = System.nanoTime();
                Await.until(() -> target.visible(burst) == 1);
                latencies.add(System.nanoTime() - accepted);
            }
        }
        report.visible(target, latencies);
    }

    /** The whole list, by a service that was started anew, so that its memory is not that of what happened before. */
    private void list() throws Exception {
        Path folder = Files.createTempDirectory("muster-bench");
        Optional<Alertmanager> alertmanager = Alertmanager.start(folder);
        try (Backbone backbone = Backbone.start(root, folder, Detection.DATABASE)) {
            if (alertmanager.isPresent()) {
                fill(alertmanager.get());
                lists(alertmanager.get());
            }
            try (Detection filled = Detection.start(root, folder, backbone)) {
                fill(filled);
            }
            try (Detection fresh = Detection.start(root, folder, backbone)) {
                lists(fresh);
            }
        } finally {
            alertmanager.ifPresent(Alertmanager::close);
            delete(folder);
        }
    }

    private static void fill(Target target) throws InterruptedException {
        Instant start = Instant.now();
        load(target)
                .requests(
                        (LISTED + BATCH - 1) / BATCH,
                        BATCH,
                        number -> part("listed", "warning", number, LISTED, start));
        Await.idle(target);
    }

    private void lists(Target target) throws InterruptedException {
        list(target, "the whole list", "/api/v2/alerts");
        list(target, "all groups", "/api/v2/alerts/groups");
    }

    private void list(Target target, String what, String path) throws InterruptedException {
        try (HttpConnection connection = new HttpConnection(target.port(), target.authorization())) {
            connection.get("/api/v2/alerts?filter=burst=%22none%22", HttpConnection.Part.NONE);
            Await.idle(target);
            long before = Memory.residentMiB(target.process());
            Memory.forgetPeak(target.process());
            Occurrences alerts = new Occurrences(Alerts.MARK);
            long[] bytes = {0};
            long began = System.nanoTime();
            connection.get(path, (part, length) -> {
                alerts.add(part, length);
                bytes[0] += length;
            });
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            report.list(target, what, alerts.found(), bytes[0], took, before, Memory.peakMiB(target.process()));
        }
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

    /** A batch of so many alerts in all; the last one is what is left. */
    private static byte[] part(String burst, String severity, int number, int all, Instant start) {
        int first = number * BATCH;
        return Alerts.body(burst, severity, first, Math.min(BATCH, all - first), start, Instant.now());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
