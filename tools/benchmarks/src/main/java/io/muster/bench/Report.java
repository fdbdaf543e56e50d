package io.muster.bench;

import io.muster.bench.Load.Result;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The table in Markdown, line by line as it becomes known. */
final class Report {

    private final PrintStream out = System.out;
    private final Map<String, Double> alertmanagerRates = new HashMap<>();

    /** @param alertmanager its version; null when none is installed */
    void begin(String alertmanager) {
        out.printf(
                "Made on %s by `./muster bench intake` on %d cores, load generator, PostgreSQL (synced), Kafka (one"
                        + " broker, acks=all) and everything else on the same machine. Java %s; detection-service with"
                        + " `%s`, Kafka with `%s`.%n%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                String.join(" ", Stage.FLAGS),
                Backbone.BROKER_FLAGS);
        out.println(
                alertmanager == null
                        ? "No Alertmanager found on the PATH (Debian: apt install prometheus-alertmanager): no comparison."
                        : "Beside it Alertmanager " + alertmanager + ", which answers before anything is durable.");
        out.println();
        out.println("| what | system | alerts a second | p50 | p99 | ratio to Alertmanager |");
        out.println("|---|---|---|---|---|---|");
    }

    void row(String what, Target target, Result result) {
        line(what, target, result.perSecond(), result.latencies());
    }

    private void line(String what, Target target, double rate, Latencies latencies) {
        String ratio = "";
        if (target instanceof Alertmanager) {
            alertmanagerRates.put(what, rate);
        } else if (alertmanagerRates.containsKey(what)) {
            ratio = String.format(Locale.ROOT, "%.2f", rate / alertmanagerRates.get(what));
        }
        out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %s | %s | %s |%n",
                what,
                target.name(),
                rate,
                millis(latencies.percentile(0.5)),
                millis(latencies.percentile(0.99)),
                ratio);
    }

    void burst(Target target, Result accepted, Duration seen) {
        row("burst of 10,000, accepted", target, accepted);
        out.printf("| burst of 10,000, all visible by GET after | %s | | %s | | |%n", target.name(), millis(seen));
    }

    void visible(Target target, Latencies latencies) {
        out.printf(
                "| one alert, from its answer to GET | %s | | %s | %s | |%n",
                target.name(), millis(latencies.percentile(0.5)), millis(latencies.percentile(0.99)));
    }

    void memory(Target target, long before, long after, int alerts) {
        out.printf(
                Locale.ROOT,
                "| resident memory before and after %,d re-sent | %s | | %d MiB | %d MiB | |%n",
                alerts,
                target.name(),
                before,
                after);
    }

    /** The engine's work, PostgreSQL's and Kafka's included. */
    void processor(String what, Target target, Duration used, int alerts) {
        out.printf(
                Locale.ROOT,
                "| %s: processor time for an alert, all of the system's work on it | %s | | %.0f µs | | |%n",
                what,
                target.name(),
                used.toNanos() / 1e3 / Math.max(1, alerts));
    }

    void writes(long rows, int alerts) {
        out.printf(Locale.ROOT, "| rows written for %,d re-sent | Muster | | %,d | | |%n", alerts, rows);
    }

    void end(Duration drained, Duration limit) {
        out.println();
        out.printf(
                "The burst was drained in %s; the limit is %d s: %s.%n",
                millis(drained), limit.toSeconds(), drained.compareTo(limit) <= 0 ? "holds" : "MISSED");
    }

    private static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%,.0f ms", millis);
    }
}
