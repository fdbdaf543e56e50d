package io.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Five weeks of figures of the sample store around this time of the week, told to the public API, so that there is
 * something to compare today with; and what is missing of today's last hours.
 */
final class Past {

    private static final int WEEKS = 5;
    private static final int MINUTES_BEFORE = 150;
    private static final int MINUTES_AFTER = 30;
    private static final int ORDER_VALUE = 54;

    private final Suite suite;
    private final JsonNode usual;
    private final Random random = new Random(42);
    private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    Past(Suite suite) {
        this.suite = suite;
        this.usual = suite.open("GET", URI.create(suite.variable("MUSTER_STORE_URL") + "/_traffic"), Map.of(), null)
                .expectSuccess("the store's traffic")
                .path("aMinute");
    }

    /** Doing so again changes nothing but today's missing minutes. */
    void tell() {
        Instant known = firstKnown();
        Instant from = minute.minusSeconds(60L * MINUTES_BEFORE);
        if (from.isBefore(known)) {
            push("today", values(from, known));
        }
        for (int week = WEEKS; week >= 1; week--) {
            Instant then = minute.minus(Duration.ofDays(7L * week));
            push(
                    "week-" + week,
                    values(then.minusSeconds(60L * MINUTES_BEFORE), then.plusSeconds(60L * MINUTES_AFTER)));
        }
    }

    private Instant firstKnown() {
        JsonNode items = suite.get(
                        Persona.VIEWER,
                        "detection",
                        "/measures?metric=orders&journey=checkout&region=DE&device=mobile&paymentMethod=card&from="
                                + minute.minusSeconds(60L * MINUTES_BEFORE))
                .path("items");
        return items.isEmpty()
                ? minute
                : Instant.parse(items.get(0).path("minute").asText());
    }

    private List<Map<String, Object>> values(Instant from, Instant to) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            for (JsonNode kind : usual) {
                double mean = kind.path("orders").asDouble();
                long orders = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
                values.add(value(kind, at, orders));
            }
        }
        return values;
    }

    private static Map<String, Object> value(JsonNode kind, Instant at, long orders) {
        Map<String, Object> value = new HashMap<>(Map.of("metric", "orders", "journey", "checkout"));
        for (String dimension : List.of("region", "device", "paymentMethod")) {
            value.put(dimension, kind.path(dimension).asText());
        }
        value.put("at", at.toString());
        value.put("value", orders);
        value.put("orderValue", orders * ORDER_VALUE);
        value.put("currency", "EUR");
        return value;
    }

    private void push(String name, List<Map<String, Object>> values) {
        suite.open(
                        "POST",
                        suite.url("detection", "/measures/batch"),
                        Map.of("Authorization", "Bearer " + suite.variable("MUSTER_INTAKE_KEY")),
                        Map.of("id", "past-" + minute + "-" + name, "replace", true, "values", values))
                .expectSuccess("the store's past");
    }
}
