package io.muster.local.store;

import io.muster.local.store.Shoppers.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was counted since it was last taken, by metric, segment and minute. What did not happen is told as zero. */
final class Figures {

    private record Key(String metric, String region, String device, String paymentMethod, Instant minute) {}

    private static final class Count {
        private long value;
        private long money;
    }

    private final Instant begin;
    private final Map<Key, Count> counts = new LinkedHashMap<>();

    /** @param begin nothing is counted before: a minute that is counted in part would look like a loss */
    Figures(Instant begin) {
        this.begin = begin;
    }

    void session(Kind kind) {
        add("sessions", kind, false, 0);
    }

    void cart(Kind kind) {
        add("carts", kind, false, 0);
    }

    void authorised(Kind kind) {
        add("payments authorised", kind, true, 0);
    }

    void declined(Kind kind) {
        add("payments declined", kind, true, 0);
    }

    void order(Kind kind, int euros) {
        add("orders", kind, true, euros);
    }

    /** Everything counted before now, ready to be pushed; counting begins anew. */
    synchronized List<Map<String, Object>> taken(Instant now) {
        if (now.isBefore(begin)) {
            return List.of();
        }
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        for (Kind kind : Shoppers.KINDS) {
            for (String metric : List.of("orders", "payments authorised", "payments declined")) {
                counts.computeIfAbsent(key(metric, kind, true, minute), first -> new Count());
            }
            for (String metric : List.of("sessions", "carts")) {
                counts.computeIfAbsent(key(metric, kind, false, minute), first -> new Count());
            }
        }
        List<Map<String, Object>> values = new ArrayList<>();
        counts.forEach((key, count) -> values.add(value(key, count)));
        counts.clear();
        return values;
    }

    private synchronized void add(String metric, Kind kind, boolean paying, int euros) {
        Instant now = Instant.now();
        if (now.isBefore(begin)) {
            return;
        }
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Count count = counts.computeIfAbsent(key(metric, kind, paying, minute), first -> new Count());
        count.value++;
        count.money += euros;
    }

    private static Key key(String metric, Kind kind, boolean paying, Instant minute) {
        return new Key(metric, kind.region(), kind.device(), paying ? kind.paymentMethod() : null, minute);
    }

    private static Map<String, Object> value(Key key, Count count) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("metric", key.metric());
        value.put("region", key.region());
        value.put("device", key.device());
        if (key.paymentMethod() != null) {
            value.put("journey", "checkout");
            value.put("paymentMethod", key.paymentMethod());
        } else if (key.metric().equals("carts")) {
            value.put("journey", "cart");
        }
        value.put("at", key.minute().toString());
        value.put("value", count.value);
        if (key.metric().equals("orders")) {
            value.put("orderValue", count.money);
            value.put("currency", "EUR");
        }
        return value;
    }
}
