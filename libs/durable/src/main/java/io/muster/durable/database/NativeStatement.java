package io.muster.durable.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.data.Numeric;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * A statement with parameters {@code ?1}… as the driver takes it. Each place of a parameter is one of its own, so that
 * PostgreSQL finds the type for each from where it stands.
 *
 * @param places the numbers of the parameters, in the order in which they stand in the text
 */
record NativeStatement(String text, int[] places) {

    private static final Pattern PLACE = Pattern.compile("\\?([0-9]+)");
    private static final Map<String, NativeStatement> KNOWN = new ConcurrentHashMap<>();

    /** Statements are constants of the code, so all of them are kept. */
    static NativeStatement of(String sql) {
        return KNOWN.computeIfAbsent(sql, NativeStatement::read);
    }

    private static NativeStatement read(String sql) {
        List<Integer> places = new ArrayList<>();
        Matcher matcher = PLACE.matcher(sql);
        String text = matcher.replaceAll(place -> {
            places.add(Integer.valueOf(place.group(1)));
            return "\\$" + places.size();
        });
        return new NativeStatement(
                text, places.stream().mapToInt(Integer::intValue).toArray());
    }

    Object[] arguments(Object... parameters) {
        Object[] arguments = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            arguments[i] = argument(parameters[places[i] - 1]);
        }
        return arguments;
    }

    private static Object argument(Object parameter) {
        return switch (parameter) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> Buffer.buffer(bytes);
            default -> parameter;
        };
    }

    static List<Object[]> rows(ReactiveConnection.Result result) {
        List<Object[]> rows = new ArrayList<>(result.size());
        while (result.hasNext()) {
            Object[] row = result.next();
            for (int i = 0; i < row.length; i++) {
                row[i] = value(row[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object value(Object column) {
        return switch (column) {
            case null -> null;
            case Numeric numeric -> numeric.bigDecimalValue();
            case JsonObject json -> json.encode();
            case JsonArray json -> json.encode();
            default -> column;
        };
    }
}
