package io.muster.bench;

import io.muster.bench.PageReceiver.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long it takes from a signal to the page in the provider's hands, over the three services, and whether each signal of
 * an incident of its own brings one page. A real Alertmanager that waits for nothing is measured in turn, where one is
 * installed.
 */
final class PagingBench {

    private static final int IDLE = 100;
    private static final int PER_SECOND = 100;
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final int BURST = 1000;
    private static final int CONNECTIONS = 8;
    private static final int LOADED = PER_SECOND * (int) LOAD.toSeconds();
    private static final int WARM = 500;

    private static final String WEBHOOKS = """
            route:
              receiver: provider
              group_by: [%s]
              group_wait: 0s
            receivers:
            - name: provider
              webhook_configs:
              - url: %s
                send_resolved: false
            """;

    private final Path root;
    private final PagingReport report = new PagingReport();

    PagingBench(Path root) {
        this.root = root;
    }

    /** @return whether every signal brought its page */
    boolean run() throws Exception {
        Path folder = Files.createTempDirectory("muster-bench");
        try (PageReceiver ours = PageReceiver.start();
                PageReceiver theirs = PageReceiver.start();
                Backbone backbone =
                        Backbone.start(root, folder, Detection.DATABASE, PagingSuite.TRIAGE, PagingSuite.ESCALATION);
                PagingSuite suite = PagingSuite.start(root, folder, backbone, ours)) {
            Optional<Alertmanager> alertmanager =
                    Alertmanager.start(folder, WEBHOOKS.formatted(PageReceiver.LABEL, theirs.address()));
            try {
                report.begin(Alertmanager.version());
                knowServices(suite);
                alertmanager.ifPresent(them -> measure(new Phases(them, theirs), Map::of));
                Measured muster = measure(new Phases(suite.intake(), ours), suite::processorTimes);
                report.hops(PagingHops.of(backbone, muster.idlePages()));
                report.processor(PER_SECOND + " a second", LOADED, muster.processor());
                report.end(muster.holds());
                return muster.holds();
            } finally {
                alertmanager.ifPresent(Alertmanager::close);
            }
        } finally {
            delete(folder);
        }
    }

    /**
     * @param idlePages those of the signals that came one at a time
     * @param processor what the steady load took, by who used it
     */
    private record Measured(boolean holds, List<Arrival> idlePages, Map<String, Duration> processor) {}

    private Measured measure(Phases phases, Supplier<Map<String, Duration>> processorTimes) {
        // what is measured was done before
        phases.steady("warm-load", WARM, PER_SECOND / 2);
        phases.burst("warm-burst", WARM / 2);
        phases.oneAtATime("warm-idle", IDLE / 2);
        Map<String, Long> idle = phases.oneAtATime("idle", IDLE);
        boolean none = told("one at a time, " + IDLE, phases, idle);
        Map<String, Duration> before = processorTimes.get();
        none &= told(
                PER_SECOND + " a second, " + LOAD.toSeconds() + " s",
                phases,
                phases.steady("load", LOADED, PER_SECOND));
        Map<String, Duration> used = new LinkedHashMap<>(processorTimes.get());
        used.replaceAll((who, time) -> time.minus(before.get(who)));
        none &= told("1,000 at once", phases, phases.burst("burst", BURST));
        return new Measured(
                none,
                idle.keySet().stream()
                        .flatMap(one -> phases.receiver().of(one).stream())
                        .toList(),
                used);
    }

    /** @return whether each brought a page */
    private boolean told(String what, Phases phases, Map<String, Long> posted) {
        PagingOutcome outcome = PagingOutcome.of(posted, phases.receiver()::of);
        report.row(what, phases.target(), outcome);
        return outcome.lost() == 0;
    }

    /** Each incident is of a service of its own: what happens to one service at a time is one incident. */
    private static void knowServices(PagingSuite suite) throws InterruptedException, ExecutionException {
        Map<String, Integer> phases = Map.of(
                "warm-load",
                WARM,
                "warm-burst",
                WARM / 2,
                "warm-idle",
                IDLE / 2,
                "idle",
                IDLE,
                "load",
                LOADED,
                "burst",
                BURST);
        List<String> services = phases.entrySet().stream()
                .flatMap(phase -> IntStream.range(0, phase.getValue()).mapToObj(i -> phase.getKey() + "-" + i))
                .toList();
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Object>> running = new ArrayList<>();
            for (String service : services) {
                running.add(workers.submit(() -> {
                    suite.know(service);
                    return null;
                }));
            }
            for (Future<Object> one : running) {
                one.get();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
