package io.muster.durable.database;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table whose rows are read and written many at a time, straight by the driver: for what every incident passes through.
 * Hibernate costs several times as much for each row, and looks at all it holds before each statement.
 *
 * @param <R> a row
 */
public final class RowTable<R> {
    private final String name;
    private final Supplier<R> blank;
    private final List<Column<R>> columns = new ArrayList<>();
    private String insert;
    private String upsert;

    private record Column<R>(String name, String type, Function<R, ?> value, BiConsumer<R, Object> field) {}

    /** A table whose rows are only written. Its first column is the primary key. */
    public RowTable(String name) {
        this(name, null);
    }

    /** A table whose rows are written and read. Its first column is the primary key. @param blank a row to read into */
    public RowTable(String name, Supplier<R> blank) {
        this.name = name;
        this.blank = blank;
    }

    /** The next column, which is only written. @param type as PostgreSQL calls it */
    public RowTable<R> column(String column, String type, Function<R, ?> value) {
        return with(column, type, value, null);
    }

    /** The next column, a text, which is only written. */
    public RowTable<R> text(String column, Function<R, ?> value) {
        return column(column, "text", value);
    }

    /** The next column, a text. */
    public RowTable<R> text(String column, Function<R, String> value, BiConsumer<R, String> field) {
        return with(column, "text", value, (row, read) -> field.accept(row, (String) read));
    }

    /** The next column, a list of texts. */
    public RowTable<R> texts(String column, Function<R, String[]> value, BiConsumer<R, String[]> field) {
        return with(column, "text[]", value, (row, read) -> field.accept(row, (String[]) read));
    }

    /** The next column, a constant by its name. */
    public <E extends Enum<E>> RowTable<R> constant(
            String column, Class<E> type, Function<R, E> value, BiConsumer<R, E> field) {
        return text(
                column,
                row -> value.apply(row) == null ? null : value.apply(row).name(),
                (row, read) -> field.accept(row, read == null ? null : Enum.valueOf(type, read)));
    }

    /** The next column, an id. */
    public RowTable<R> uuid(String column, Function<R, UUID> value, BiConsumer<R, UUID> field) {
        return with(column, "uuid", value, (row, read) -> field.accept(row, (UUID) read));
    }

    /** The next column, a time. */
    public RowTable<R> time(String column, Function<R, Instant> value, BiConsumer<R, Instant> field) {
        return with(column, "timestamptz", value, (row, read) -> field.accept(row, Sql.instant(read)));
    }

    /** The next column, a small whole number. */
    public RowTable<R> integer(String column, Function<R, Integer> value, BiConsumer<R, Integer> field) {
        return with(column, "integer", value, (row, read) -> field.accept(row, (Integer) read));
    }

    /** The next column, a whole number. */
    public RowTable<R> whole(String column, Function<R, Long> value, BiConsumer<R, Long> field) {
        return with(column, "bigint", value, (row, read) -> field.accept(row, (Long) read));
    }

    /** The next column, a yes or no. */
    public RowTable<R> flag(String column, Function<R, Boolean> value, BiConsumer<R, Boolean> field) {
        return with(column, "boolean", value, (row, read) -> field.accept(row, (Boolean) read));
    }

    private RowTable<R> with(String column, String type, Function<R, ?> value, BiConsumer<R, Object> field) {
        columns.add(new Column<>(column, type, value, field));
        return this;
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The statement that inserts rows. */
    synchronized String insert() {
        if (insert == null) {
            insert = made();
        }
        return insert;
    }

    /** The statement that inserts rows, and replaces those that are there. */
    synchronized String upsert() {
        if (upsert == null) {
            upsert = columns.stream()
                    .skip(1)
                    .map(column -> "%1$s = excluded.%1$s".formatted(column.name()))
                    .collect(Collectors.joining(
                            ", ", insert() + " on conflict (%s) do update set ".formatted(key().name()), ""));
        }
        return upsert;
    }

    private String made() {
        String values = IntStream.range(0, columns.size())
                .mapToObj(place -> "cast(c%d as %s)"
                        .formatted(place + 1, columns.get(place).type()))
                .collect(Collectors.joining(", "));
        return "insert into %s (%s) select %s from %s".formatted(name, names(), values, Columns.table(columns.size()));
    }

    /** Inserts rows of which none is there. */
    public Uni<Void> add(Collection<R> rows) {
        return write(insert(), rows);
    }

    private Column<R> key() {
        return columns.getFirst();
    }

    /** Inserts rows, and replaces those that are there; of several for one key the last counts. */
    public Uni<Void> put(Collection<R> rows) {
        Map<Object, R> last = new LinkedHashMap<>();
        rows.forEach(row -> last.put(key().value().apply(row), row));
        return write(upsert(), last.values());
    }

    private Uni<Void> write(String statement, Collection<R> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<R> parameters = new Columns<>(rows);
        columns.forEach(column -> parameters.with(column.value()));
        return Sql.update(statement, parameters.parameters()).replaceWithVoid();
    }

    /** The rows that the rest of the statement tells of. @param rest what follows the table's name, with parameters {@code ?1}… */
    public Uni<List<R>> find(String rest, Object... parameters) {
        return Sql.rows("select %s from %s %s".formatted(names(), name, rest), parameters)
                .map(rows -> rows.stream().map(this::read).toList());
    }

    R read(Object[] fields) {
        R row = blank.get();
        for (int place = 0; place < fields.length; place++) {
            columns.get(place).field().accept(row, fields[place]);
        }
        return row;
    }
}
