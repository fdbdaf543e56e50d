package io.muster.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Bodies as a Prometheus of a mid-sized shop posts them: nine labels, two annotations, about 700 bytes an alert. */
final class Alerts {

    /** Stands once for each alert of a list. */
    static final String MARK = "\"fingerprint\":";

    private static final Duration LEASE = Duration.ofMinutes(4);

    private Alerts() {}

    /**
     * A body with alerts that differ in their instance.
     *
     * @param burst value of the label by which they are found again
     * @param severity critical ones of one service are one incident, warnings are minor
     * @param startsAt constant over repetitions, as with Prometheus
     */
    static byte[] body(String burst, String severity, int first, int count, Instant startsAt, Instant now) {
        StringBuilder json = new StringBuilder(count * 720).append('[');
        for (int i = first; i < first + count; i++) {
            append(json.append(i == first ? "" : ","), burst, severity, i, startsAt, now.plus(LEASE));
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(
            StringBuilder json, String burst, String severity, int instance, Instant startsAt, Instant endsAt) {
        json.append("{\"labels\":{\"alertname\":\"HighRequestLatency\",\"burst\":\"")
                .append(burst)
                .append("\",\"cluster\":\"prod-eu-1\",\"instance\":\"10.42.17.23:")
                .append(instance)
                .append("\",\"job\":\"kubernetes-pods\",\"namespace\":\"shop\",\"pod\":\"catalogue-7c5d9f4b66-")
                .append(instance)
                .append("\",\"service\":\"catalogue-")
                .append(burst)
                .append("\",\"severity\":\"")
                .append(severity)
                .append(
                        "\"},\"annotations\":{\"summary\":\"Request latency of catalogue is high\",\"description\":\"The"
                                + " 99th percentile of the request latency is above 750 ms for more than five minutes; customers"
                                + " wait for search results.\"},\"startsAt\":\"")
                .append(startsAt)
                .append("\",\"endsAt\":\"")
                .append(endsAt)
                .append("\",\"generatorURL\":\"http://prometheus-0.monitoring:9090/graph?g0.expr=histogram_quantile"
                        + "%280.99%2C+rate%28http_request_duration_seconds_bucket%5B5m%5D%29%29+%3E+0.75&g0.tab=1\"}");
    }
}
