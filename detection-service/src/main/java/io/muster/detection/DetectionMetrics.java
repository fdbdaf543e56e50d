package io.muster.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What detection counts; the catalogue with the meanings is {@code docs/metrics/detection.md}. */
@ApplicationScoped
public class DetectionMetrics {

    private final MeterRegistry registry;
    private final MultiGauge alerts;
    private final MultiGauge journeysLost;
    private final MultiGauge reviews;

    /** What is counted with every request or signal, by its tags: looking a meter up costs more than counting. */
    private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

    private final Map<List<String>, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    DetectionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.alerts = MultiGauge.builder("muster.detection.alerts")
                .description("Alerts by state; every replica reports the same")
                .register(registry);
        this.journeysLost = MultiGauge.builder("muster.detection.journeys.lost")
                .description("1 for a synthetic journey that gave no result for three of its intervals, else 0")
                .register(registry);
        this.reviews = MultiGauge.builder("muster.detection.policy.review.seconds")
                .description("Time until the policy has to be read again, by who published it; below 0 when overdue")
                .register(registry);
        showFromTheStart();
    }

    /** What never happened is shown as zero, so that dashboards and alerts know it. */
    private void showFromTheStart() {
        alerts(Map.of("firing", 0L, "resolved", 0L, "lost", 0L));
        for (String format :
                new String[] {"alertmanager", "alertmanager-webhook", "grafana", "pagerduty", "opsgenie"}) {
            signals("monitoring", format);
            rejections(format, "broker");
            waits(format, 200);
        }
        signals("support", "report");
        incidents("monitoring", "SEV1");
        decisions("incident");
        decisions("minor");
        decisions("suppressed");
        for (String cause : new String[] {"silence", "maintenance", "inhibition"}) {
            suppressions(cause);
        }
        countedTogether();
        measured(0);
        watched("any", true);
        ran("any", "passed", Duration.ZERO);
        stepped("any", "any", Duration.ZERO);
        pulled("any", true);
        journeysLost(Map.of("any", false));
        reviewIsDue("declaration", "muster", Duration.ofDays(1));
    }

    /** Signals that intake accepted: the broker has them. */
    public void accepted(String source, String format, int signals) {
        counters.computeIfAbsent(List.of("signals", source, format), signal -> signals(lower(source), format))
                .increment(signals);
    }

    /** Something that intake refused. @param reason one of a few words: invalid, too-large, signature, limit, key, broker */
    public void rejected(String format, String reason) {
        rejections(format, reason).increment();
    }

    /** How long a sender waited for an answer. */
    public void answered(String format, int status, Duration took) {
        timers.computeIfAbsent(List.of(format, status / 100 + "xx"), wait -> waits(format, status))
                .record(took);
    }

    /** A signal was decided about. */
    public void decided(String outcome) {
        counters.computeIfAbsent(List.of("decisions", outcome), decision -> decisions(lower(outcome)))
                .increment();
    }

    /** A signal was suppressed. @param by what suppressed it, as {@code silence:<id>} */
    public void suppressed(String by) {
        suppressions(by.split(":", 2)[0]).increment();
    }

    /** A report says the same as an earlier one and was counted on it. */
    public void countedOnAnother() {
        countedTogether().increment();
    }

    /** An incident was opened. */
    public void opened(String source, String severity) {
        incidents(lower(source), severity).increment();
    }

    /** How many alerts are in each state now. */
    public void alerts(Map<String, Long> byState) {
        alerts.register(
                byState.entrySet().stream()
                        .map(state -> Row.of(Tags.of("state", lower(state.getKey())), state.getValue()))
                        .toList(),
                true);
    }

    /** Values of measures that were taken and had not been taken before. */
    public void measured(int values) {
        Counter.builder("muster.detection.measures")
                .description("Values of business measures taken in, without repetitions")
                .register(registry)
                .increment(values);
    }

    /** A rule was looked at. @param seeing whether it had enough to judge by */
    public void watched(String rule, boolean seeing) {
        Counter.builder("muster.detection.rule.looks")
                .description("Looks at rules on measures; blind when too little is known to judge by")
                .tags("rule", rule, "outcome", seeing ? "seeing" : "blind")
                .register(registry)
                .increment();
    }

    /** A synthetic journey was run. @param outcome passed, failed or not_run */
    public void ran(String journey, String outcome, Duration took) {
        Timer.builder("muster.detection.journey")
                .description("Runs of synthetic journeys by their outcome: passed, failed or not_run")
                .tags("journey", journey, "outcome", outcome)
                .register(registry)
                .record(took);
    }

    /** A step of a synthetic journey was answered. */
    public void stepped(String journey, String step, Duration took) {
        Timer.builder("muster.detection.journey.step")
                .description("Time to the whole answer of each step of synthetic journeys")
                .tags("journey", journey, "step", step)
                .register(registry)
                .record(took);
    }

    /** A query was asked of an existing Prometheus. */
    public void pulled(String pull, boolean success) {
        Counter.builder("muster.detection.pulls")
                .description("Queries for measures asked of a Prometheus")
                .tags("pull", pull, "outcome", success ? "success" : "failure")
                .register(registry)
                .increment();
    }

    /** Whether each of the journeys that are wanted gives results. */
    public void journeysLost(Map<String, Boolean> byJourney) {
        journeysLost.register(
                byJourney.entrySet().stream()
                        .map(journey -> Row.of(Tags.of("journey", journey.getKey()), journey.getValue() ? 1 : 0))
                        .toList(),
                true);
    }

    /** When the policy has to be read again. @param left below zero when that is overdue */
    public void reviewIsDue(String policy, String owner, Duration left) {
        reviews.register(List.of(Row.of(Tags.of("policy", policy, "owner", owner), left.toSeconds())), true);
    }

    private Counter signals(String source, String format) {
        return Counter.builder("muster.detection.signals")
                .description("Signals that intake accepted, by how they came to be known and the format they came in")
                .tags("source", source, "format", format)
                .register(registry);
    }

    private Counter rejections(String format, String reason) {
        return Counter.builder("muster.detection.rejected")
                .description(
                        "Requests that intake refused, wholly or in part: invalid, too-large, signature, limit, key or broker")
                .tags("format", format, "reason", reason)
                .register(registry);
    }

    private Timer waits(String format, int status) {
        return Timer.builder("muster.detection.intake")
                .description("Time that a sender waited for its answer, the broker's acknowledgement included")
                .tags("format", format, "status", status / 100 + "xx")
                .publishPercentileHistogram()
                .register(registry);
    }

    private Counter decisions(String outcome) {
        return Counter.builder("muster.detection.decisions")
                .description(
                        "Signals that were decided about: incident, minor or suppressed; repetitions need no decision")
                .tags("outcome", outcome)
                .register(registry);
    }

    private Counter suppressions(String cause) {
        return Counter.builder("muster.detection.suppressed")
                .description("Signals that disturbed nobody, by cause: silence, maintenance or inhibition")
                .tags("cause", cause)
                .register(registry);
    }

    private Counter countedTogether() {
        return Counter.builder("muster.detection.reports.counted")
                .description("Reports that say the same as an earlier one and were counted on it")
                .register(registry);
    }

    private Counter incidents(String source, String severity) {
        return Counter.builder("muster.detection.incidents")
                .description("Incidents opened, by how they came to be known and the severity that was proposed")
                .tags("source", source, "severity", severity)
                .register(registry);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
