package io.muster.bench;

import io.muster.bench.Load.Result;
import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two tables in Markdown: rates, line by line as they become known, and then what else was seen. */
final class Report {

    private final PrintStream out = System.out;
    private final Map<String, Double> alertmanagerRates = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** @param alertmanager its version; null when none is installed */
    void begin(String alertmanager) {
        out.printf(
                "Made on %s by `./muster bench intake` on %d cores, load generator, PostgreSQL (synced), Kafka (one"
                        + " broker, acks=all) and everything else on the same machine. detection-service %s,"
                        + " Kafka with `%s`.%n%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                Form.of("detection-service").told(),
                String.join(" ", Backbone.BROKER_FLAGS));
        out.println(
                alertmanager == null
                        ? "No Alertmanager found on the PATH (Debian: apt install prometheus-alertmanager): no comparison."
                        : "Beside it Alertmanager " + alertmanager + ", which answers before anything is durable.");
        out.println();
        out.println("| what | system | accepted a second | ratio | p50 | p99 | through the engine a second"
                + " | processor time for an alert |");
        out.println("|---|---|---|---|---|---|---|---|");
    }

    /**
     * @param done how long it took from the first post until nothing was left to do about what was accepted
     * @param used for all of the system's work on it
     */
    void row(String what, Target target, Result result, Duration done, Usage used) {
        double rate = result.perSecond();
        String ratio = "";
        if (target instanceof Alertmanager) {
            alertmanagerRates.put(what, rate);
        } else if (alertmanagerRates.containsKey(what)) {
            ratio = String.format(Locale.ROOT, "%.2f", rate / alertmanagerRates.get(what));
        }
        out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %s | %s | %s | %s | %s |%n",
                what,
                target.name(),
                rate,
                ratio,
                millis(result.latencies().percentile(0.5)),
                millis(result.latencies().percentile(0.99)),
                target instanceof Alertmanager
                        ? ""
                        : String.format(Locale.ROOT, "%,.0f", result.alerts() / (done.toNanos() / 1e9)),
                used.each(result.alerts()));
    }

    void note(String what, Target target, String seen) {
        notes.add(String.format(Locale.ROOT, "| %s | %s | %s |", what, target.name(), seen));
    }

    void visible(Target target, Latencies latencies) {
        note(
                "one alert, from its answer to GET",
                target,
                "p50 " + millis(latencies.percentile(0.5)) + ", p99 " + millis(latencies.percentile(0.99)));
    }

    void memory(Target target, long before, long after, int alerts) {
        note(
                String.format(Locale.ROOT, "resident memory before and after %,d re-sent", alerts),
                target,
                before + " MiB, " + after + " MiB");
    }

    void writes(long rows, int alerts, int different) {
        notes.add(String.format(
                Locale.ROOT, "| rows written for %,d re-sent of %,d alerts | Muster | %,d |", alerts, different, rows));
    }

    void list(Target target, String what, int alerts, long bytes, Duration took, long before, long peak) {
        note(
                String.format(Locale.ROOT, "%s of %,d alerts, %,d MiB", what, alerts, bytes >> 20),
                target,
                String.format(
                        Locale.ROOT,
                        "%,.1f s; resident memory %d MiB before, %d MiB at its peak",
                        took.toMillis() / 1e3,
                        before,
                        peak));
    }

    void end() {
        out.println();
        out.println("| what | system | seen |");
        out.println("|---|---|---|");
        notes.forEach(out::println);
    }

    /** @return whether it was in time */
    boolean drained(Duration took, Duration limit) {
        boolean inTime = took.compareTo(limit) <= 0;
        out.println();
        out.printf(
                "The burst was drained in %s; the limit is %d s: %s.%n",
                millis(took), limit.toSeconds(), inTime ? "holds" : "MISSED");
        return inTime;
    }

    static String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%,.0f ms", millis);
    }
}
