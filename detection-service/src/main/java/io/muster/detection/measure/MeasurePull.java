package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query that is asked of an existing Prometheus (or whatever speaks its HTTP API) and gives what was counted in each
 * minute, as {@code sum(increase(orders_total[1m]))}. Labels of the answer name the dimensions that {@code where} leaves
 * open: region, device, payment_method.
 *
 * @param url of the server, without {@code /api/v1}
 * @param orderValue a query that gives what the same orders are worth; may be null
 * @param secret name of the secret that is sent as bearer token; may be null
 * @param delay how long after its end a minute is asked for, so that the last scrape is in
 */
public record MeasurePull(
        String key,
        String url,
        String query,
        Metric metric,
        Segment where,
        String orderValue,
        String currency,
        String secret,
        Duration delay,
        boolean enabled) {

    static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    private static final int LONGEST_QUERY = 4_000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /**
     * @param pulledUntil the end of the last minute that was pulled; null before the first one
     * @param problem why the last pull failed; null when it did not
     */
    public record Version(MeasurePull pull, long version, Instant pulledUntil, String problem, Instant at, String by) {}

    private static boolean isTold(Segment where) {
        return Stream.of(where.region(), where.device(), where.paymentMethod())
                .allMatch(value -> value == null || value.indexOf('*') < 0 && value.indexOf('/') < 0);
    }

    /** What is wrong with it; empty when nothing is. */
    public Optional<String> flaw() {
        if (!KEY.matcher(key).matches()) {
            return Optional.of("a key has up to 63 small letters, digits and hyphens");
        }
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            return Optional.of("a URL begins with http:// or https://");
        }
        if (url.replaceFirst("^https?://", "").split("[/?#]", 2)[0].contains("@")) {
            return Optional.of("a user and a password do not stand in a URL, which everyone reads: name a secret");
        }
        if (query.isBlank() || query.length() > LONGEST_QUERY) {
            return Optional.of("a query has between 1 and " + LONGEST_QUERY + " characters");
        }
        if (metric == Metric.CONVERSION) {
            return Optional.of("conversion is computed from orders and sessions");
        }
        if (orderValue != null && (metric != Metric.ORDERS || currency == null)) {
            return Optional.of("an order value belongs to orders and needs a currency");
        }
        if (!isTold(where)) {
            return Optional.of("a dimension holds neither * nor /");
        }
        return delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0
                ? Optional.of("delay is between PT0S and PT10M")
                : Optional.empty();
    }
}
