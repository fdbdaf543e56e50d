package io.muster.detection.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.contracts.Measure.Segment;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks a Prometheus. Blocking: to be called from a virtual thread, outside of every transaction. */
@ApplicationScoped
class Prometheus {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int CENTS = 2;

    @Inject
    OutboundHttp http;

    /** Why nothing could be pulled. */
    static class NotPulled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotPulled(String problem) {
            super(problem);
        }
    }

    /** The answer about so many minutes is longer than may be read; one about fewer may be had. */
    static final class TooLong extends NotPulled {

        private static final long serialVersionUID = 1L;

        TooLong(String problem) {
            super(problem);
        }
    }

    /**
     * What was counted in these minutes; a minute's value is what the query gives at its end.
     *
     * @param token null to send none
     * @throws NotPulled with why, {@link TooLong} when it may help to ask about fewer minutes
     */
    List<Reading> pull(MeasurePull pull, Baseline.Range minutes, String token) {
        Map<Segment, Map<Long, Double>> counted = ask(pull, pull.query(), minutes, token);
        Map<Segment, Map<Long, Double>> worth =
                pull.orderValue() == null ? Map.of() : ask(pull, pull.orderValue(), minutes, token);
        List<Reading> readings = new ArrayList<>();
        counted.forEach((segment, values) -> values.forEach((minute, value) -> {
            Double money = worth.getOrDefault(segment, Map.of()).get(minute);
            readings.add(new Reading(
                    pull.metric(),
                    segment,
                    minute,
                    Math.max(0, value),
                    money == null
                            ? null
                            : BigDecimal.valueOf(Math.max(0, money)).setScale(CENTS, RoundingMode.HALF_EVEN),
                    money == null ? null : pull.currency()));
        }));
        return readings;
    }

    private Map<Segment, Map<Long, Double>> ask(MeasurePull pull, String query, Baseline.Range minutes, String token) {
        String asked = "query=" + encoded(query)
                + "&start=" + Minutes.start(minutes.first() + 1).getEpochSecond()
                + "&end=" + Minutes.start(minutes.last() + 1).getEpochSecond()
                + "&step=" + Minutes.SECONDS;
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/x-www-form-urlencoded"));
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        try {
            URI uri = URI.create(pull.url().replaceAll("/+$", "") + "/api/v1/query_range");
            HttpAnswer answer = http.post(uri, headers, asked.getBytes(StandardCharsets.UTF_8), TIMEOUT);
            JsonNode json = EventJson.mapper().readTree(answer.body());
            if (!answer.isSuccess() || !"success".equals(json.path("status").asText())) {
                throw new NotPulled("answered " + answer.status() + ": "
                        + json.path("error").asText("no reason"));
            }
            return series(pull.where(), json.path("data").path("result"));
        } catch (OutboundFailure e) {
            throw e.kind() == OutboundFailure.Kind.TOO_LARGE
                    ? new TooLong(e.getMessage())
                    : new NotPulled(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new NotPulled(e.getMessage());
        } catch (IOException e) {
            throw new NotPulled("the answer is no JSON");
        }
    }

    private static Map<Segment, Map<Long, Double>> series(Segment where, JsonNode result) {
        Map<Segment, Map<Long, Double>> series = new HashMap<>();
        for (JsonNode one : result) {
            JsonNode labels = one.path("metric");
            Segment segment = new Segment(
                    where.journey(),
                    named(where.region(), labels, "region"),
                    named(where.device(), labels, "device"),
                    named(where.paymentMethod(), labels, "payment_method"));
            Map<Long, Double> values = series.computeIfAbsent(segment, first -> new HashMap<>());
            for (JsonNode sample : one.path("values")) {
                double value = number(sample.path(1).asText());
                if (Double.isFinite(value)) {
                    values.merge(sample.path(0).asLong() / Minutes.SECONDS - 1, value, Double::sum);
                }
            }
        }
        return series;
    }

    /** Infinities are written as {@code +Inf} and {@code -Inf}. */
    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    private static String named(String fixed, JsonNode labels, String label) {
        // what separates dimensions in a segment's key, and what stands for all, is no part of a name
        String told = labels.path(label).asText().replace('/', '_').replace('*', '_');
        return fixed != null ? fixed : told.isEmpty() ? null : told;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
