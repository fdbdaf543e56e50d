package io.muster.durable.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many rows as the parameters of one statement: a column each, as texts that the statement casts. PostgreSQL takes them as
 * arrays, so that a thousand rows need no thousand parameters.
 */
public final class Columns<T> {
    private final Collection<T> rows;
    private final List<String[]> columns = new ArrayList<>();

    public Columns(Collection<T> rows) {
        this.rows = rows;
    }

    /** The rows as a table with the text columns {@code c1}…, from the parameters {@code ?1}…. */
    public static String table(int columns) {
        return IntStream.rangeClosed(1, columns)
                .mapToObj(column -> "cast(?" + column + " as text[])")
                .collect(Collectors.joining(
                        ", ",
                        "unnest(",
                        IntStream.rangeClosed(1, columns)
                                .mapToObj(column -> "c" + column)
                                .collect(Collectors.joining(", ", ") as given (", ")"))));
    }

    /** The next column; null stays null. */
    public Columns<T> with(Function<T, ?> value) {
        String[] column = new String[rows.size()];
        int at = 0;
        for (T row : rows) {
            column[at++] = text(value.apply(row));
        }
        columns.add(column);
        return this;
    }

    public Object[] parameters() {
        return columns.toArray();
    }

    /** Instants with the precision that PostgreSQL keeps; it would round them up. An array of texts as it reads one. */
    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case String[] texts -> Stream.of(texts).map(Columns::quoted).collect(Collectors.joining(",", "{", "}"));
            case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS).toString();
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
