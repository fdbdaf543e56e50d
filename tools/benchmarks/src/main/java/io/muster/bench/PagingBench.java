package io.muster.bench;

import io.muster.bench.PageReceiver.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private static final int LOADED = PER_SECOND * (int) LOAD.toSeconds();
    private static final int WARM = 250;
    private static final int MOST_ROUNDS = 40;
    /** A compiler that pauses is not done: so many rounds in a row have to be no cheaper. */
    private static final int NO_CHEAPER = 4;

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
    private final Set<PagingPhase> wanted;
    private final PagingReport report = new PagingReport();

    PagingBench(Path root, Set<PagingPhase> wanted) {
        this.root = root;
        this.wanted = wanted;
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
                alertmanager.ifPresent(them -> measure(new Side(new Phases(them, theirs), services -> {}, Map::of)));
                Measured muster =
                        measure(new Side(new Phases(suite.intake(), ours), suite::know, suite::processorTimes));
                report.hops(PagingHops.of(backbone, muster.idlePages()));
                report.processor(muster.processor());
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
     * @param processor what the phases took for an incident, by who used it
     */
    private record Measured(boolean holds, List<Arrival> idlePages, Map<String, Usage> processor) {}

    /**
     * One of the systems.
     *
     * @param known is told the incidents of a phase before it begins
     * @param processorTimes so far, by who used it; none where nobody asks
     */
    private record Side(Phases phases, Consumer<List<String>> known, Supplier<Map<String, Duration>> processorTimes) {

        void knows(String phase, int count) {
            known.accept(
                    IntStream.range(0, count).mapToObj(i -> phase + "-" + i).toList());
        }

        /** Does it, and notes what an incident took. */
        Map<String, Long> metered(
                Map<String, Usage> used, String what, int incidents, Supplier<Map<String, Long>> phase) {
            Usage before = new Usage(processorTimes.get());
            Map<String, Long> posted = phase.get();
            used.put(what, new Usage(processorTimes.get()).since(before).forEach(incidents));
            return posted;
        }
    }

    private Measured measure(Side side) {
        Map<String, Usage> used = new LinkedHashMap<>(warmUp(side));
        Map<String, Long> idle = Map.of();
        boolean none = true;
        if (wanted.contains(PagingPhase.IDLE)) {
            side.knows("idle", IDLE);
            idle = side.metered(used, "one at a time", IDLE, () -> side.phases().oneAtATime("idle", IDLE));
            none = told("one at a time, " + IDLE, side, idle);
        }
        if (wanted.contains(PagingPhase.LOAD)) {
            side.knows("load", LOADED);
            String what = PER_SECOND + " a second";
            none &= told(
                    what + ", " + LOAD.toSeconds() + " s",
                    side,
                    side.metered(used, what, LOADED, () -> side.phases().steady("load", LOADED, PER_SECOND)));
        }
        if (wanted.contains(PagingPhase.BURST)) {
            side.knows("burst", BURST);
            String what = "1,000 at once";
            none &= told(
                    what,
                    side,
                    side.metered(used, what, BURST, () -> side.phases().burst("burst", BURST)));
        }
        return new Measured(
                none,
                idle.keySet().stream()
                        .flatMap(one -> side.phases().receiver().of(one).stream())
                        .toList(),
                used);
    }

    /**
     * What is measured was done before, until it becomes no cheaper.
     *
     * @return what an incident of the first and of the last round took
     */
    private static Map<String, Usage> warmUp(Side side) {
        Map<String, Usage> rounds = new LinkedHashMap<>();
        double best = Double.MAX_VALUE;
        int worse = 0;
        for (int round = 0; round < MOST_ROUNDS && worse < NO_CHEAPER; round++) {
            double each = round(side, round, rounds).total().toNanos();
            worse = each < best * 0.95 ? 0 : worse + 1;
            best = Math.min(best, each);
        }
        side.knows("warm-idle", IDLE / 2);
        side.phases().oneAtATime("warm-idle", IDLE / 2);
        List<String> names = List.copyOf(rounds.keySet());
        rounds.keySet().retainAll(Set.of(names.getFirst(), names.getLast()));
        return rounds;
    }

    private static Usage round(Side side, int round, Map<String, Usage> rounds) {
        String one = "warm-" + round;
        String atOnce = "burst-" + round;
        side.knows(one, WARM / 2);
        side.knows(atOnce, WARM / 2);
        String what = "warm-up, round " + (round + 1);
        side.metered(rounds, what, WARM, () -> {
            side.phases().steady(one, WARM / 2, PER_SECOND / 2);
            return side.phases().burst(atOnce, WARM / 2);
        });
        return rounds.get(what);
    }

    /** @return whether each brought a page */
    private boolean told(String what, Side side, Map<String, Long> posted) {
        PagingOutcome outcome = PagingOutcome.of(posted, side.phases().receiver()::of);
        report.row(what, side.phases().target(), outcome);
        return outcome.lost() == 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
