package io.muster.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables of paging in Markdown, line by line as they become known. */
final class PagingReport {

    private final PrintStream out = System.out;

    /** @param alertmanager its version; null when none is installed */
    void begin(String alertmanager) {
        out.printf(
                "Made on %s by `./muster bench paging` on %d cores, generator, provider, PostgreSQL (synced), Kafka (one"
                        + " broker, acks=all) and the three services on the same machine. %s; Kafka with `%s`.%n%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                PagingSuite.SERVICES.stream()
                        .collect(Collectors.groupingBy(Form::of, TreeMap::new, Collectors.joining(", ")))
                        .entrySet()
                        .stream()
                        .map(form -> form.getValue() + " " + form.getKey().told())
                        .collect(Collectors.joining("; ")),
                String.join(" ", Backbone.BROKER_FLAGS));
        out.println(
                alertmanager == null
                        ? "No Alertmanager found on the PATH (Debian: apt install prometheus-alertmanager): no comparison."
                        : "Beside it Alertmanager " + alertmanager
                                + " with `group_wait: 0s`, which keeps nothing before it answers.");
        out.println();
        out.println("| signals | system | p50 | p95 | p99 | worst | lost | again with the same id | doubled |");
        out.println("|---|---|---|---|---|---|---|---|---|");
    }

    void row(String what, Target target, PagingOutcome outcome) {
        Latencies times = outcome.latencies();
        out.printf(
                "| %s | %s | %s | %s | %s | %s | %d | %d | %d |%n",
                what,
                target.name(),
                millis(times.percentile(0.5)),
                millis(times.percentile(0.95)),
                millis(times.percentile(0.99)),
                millis(times.percentile(1)),
                outcome.lost(),
                outcome.repeated(),
                outcome.doubled());
    }

    /** Where the time goes of those that came one at a time. */
    void hops(Map<String, Latencies> hops) {
        out.println();
        out.println("| one at a time, in Muster | p50 | p99 |");
        out.println("|---|---|---|");
        hops.forEach((hop, times) ->
                out.printf("| %s | %s | %s |%n", hop, millis(times.percentile(0.5)), millis(times.percentile(0.99))));
    }

    /** What an incident of each phase took, of everybody on the way. */
    void processor(Map<String, Usage> used) {
        out.println();
        out.println("| processor time for an incident | all | " + String.join(" | ", parts(used)) + " |");
        out.println("|---|---|" + "---|".repeat(parts(used).size()));
        used.forEach((phase, usage) -> out.println("| " + phase + " | " + millis(usage.total()) + " | "
                + usage.parts().values().stream().map(PagingReport::millis).collect(Collectors.joining(" | "))
                + " |"));
    }

    private static Set<String> parts(Map<String, Usage> used) {
        return used.values().iterator().next().parts().keySet();
    }

    void end(boolean holds) {
        out.println();
        out.println(holds ? "Every signal brought its page: holds." : "Pages were lost: MISSED.");
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }
}
