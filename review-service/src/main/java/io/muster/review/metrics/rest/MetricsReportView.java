package io.muster.review.metrics.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Severity;
import io.muster.review.metrics.Measure;
import io.muster.review.metrics.MetricsReport;
import io.muster.review.metrics.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Several incidents in figures.
 *
 * @param severity absent when incidents of every severity are meant
 * @param incidents how many were detected from {@code from} until before {@code to}
 * @param foundByUsPercent absent when it is known of none
 * @param relapsedPercent how many came back; absent when there are no incidents
 * @param cadenceKeptPercent absent when no update was due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MetricsReportView(
        Instant from,
        Instant to,
        Severity severity,
        int incidents,
        List<SpreadView> measures,
        Integer foundByUsPercent,
        Integer relapsedPercent,
        Integer cadenceKeptPercent) {

    /**
     * @param key as {@code time-to-detect}
     * @param count of how many incidents it is known; the figures are absent when of none
     * @param median as ISO-8601 writes it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpreadView(
            String key,
            String title,
            String from,
            String to,
            int count,
            String median,
            Long medianSeconds,
            String p90,
            Long p90Seconds,
            String mean,
            Long meanSeconds) {

        static SpreadView of(Measure measure, Spread spread) {
            return new SpreadView(
                    measure.key(),
                    measure.title(),
                    measure.from().key(),
                    measure.to().key(),
                    spread.count(),
                    iso(spread.median()),
                    seconds(spread.median()),
                    iso(spread.p90()),
                    seconds(spread.p90()),
                    iso(spread.mean()),
                    seconds(spread.mean()));
        }

        private static String iso(Duration duration) {
            return duration == null ? null : duration.toString();
        }

        private static Long seconds(Duration duration) {
            return duration == null ? null : duration.toSeconds();
        }
    }

    static MetricsReportView of(Instant from, Instant to, Severity severity, MetricsReport report) {
        return new MetricsReportView(
                from,
                to,
                severity,
                report.incidents(),
                report.spreads().entrySet().stream()
                        .map(entry -> SpreadView.of(entry.getKey(), entry.getValue()))
                        .toList(),
                report.foundByUsPercent(),
                report.relapsedPercent(),
                report.cadenceKeptPercent());
    }
}
