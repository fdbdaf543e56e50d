package io.muster.review.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Several incidents in figures (R15, R109).
 *
 * @param incidents of how many
 * @param spreads of every measure; what clock skew made negative is left out
 * @param foundByUsPercent how many we knew before customers told us (R27), of those whose source is known; null when none
 *     is
 * @param relapsedPercent how many came back at least once (R89); null when there are no incidents
 * @param cadenceKeptPercent how many of all due times of updates were kept (R57); null when there was none
 */
public record MetricsReport(
        int incidents,
        Map<Measure, Spread> spreads,
        Integer foundByUsPercent,
        Integer relapsedPercent,
        Integer cadenceKeptPercent) {

    static MetricsReport of(List<IncidentMetrics> incidents) {
        Map<Measure, Spread> spreads = new EnumMap<>(Measure.class);
        Arrays.stream(Measure.values()).forEach(measure -> spreads.put(measure, spread(measure, incidents)));
        List<IncidentMetrics> known = incidents.stream()
                .filter(incident -> incident.foundByUs() != null)
                .toList();
        return new MetricsReport(
                incidents.size(),
                spreads,
                percent(known, IncidentMetrics::foundByUs),
                percent(incidents, incident -> incident.relapses() > 0),
                cadence(incidents).percent());
    }

    private static Spread spread(Measure measure, List<IncidentMetrics> incidents) {
        List<Duration> durations = incidents.stream()
                .map(incident -> incident.metric(measure))
                .filter(metric -> !metric.isClockSkew())
                .map(Metric::duration)
                .filter(Objects::nonNull)
                .toList();
        return Spread.of(durations);
    }

    private static Integer percent(List<IncidentMetrics> incidents, Predicate<IncidentMetrics> such) {
        return incidents.isEmpty()
                ? null
                : (int) (100 * incidents.stream().filter(such).count() / incidents.size());
    }

    private static Cadence cadence(List<IncidentMetrics> incidents) {
        return incidents.stream().map(IncidentMetrics::cadence).reduce(new Cadence(0, 0, 0, 0), Cadence::plus);
    }
}
