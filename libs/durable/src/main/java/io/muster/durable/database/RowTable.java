package io.muster.durable.database;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
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
    private final String key;
    private final Function<R, UUID> id;
    private final List<Column<R>> columns = new ArrayList<>();
    private String insert;
    private String upsert;

    private record Column<R>(String name, String type, Function<R, ?> value) {}

    /** @param key the primary key's column, a uuid, which is the first */
    public RowTable(String name, String key, Function<R, UUID> id) {
        this.name = name;
        this.key = key;
        this.id = id;
        column(key, "uuid", id);
    }

    /** The next column. @param type as PostgreSQL calls it */
    public RowTable<R> column(String column, String type, Function<R, ?> value) {
        columns.add(new Column<>(column, type, value));
        return this;
    }

    /** The next column, a text. */
    public RowTable<R> text(String column, Function<R, ?> value) {
        return column(column, "text", value);
    }

    /** The names of all columns, in their order, in which {@link RowFields} reads them. */
    public String columns() {
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
                    .collect(
                            Collectors.joining(", ", insert() + " on conflict (%s) do update set ".formatted(key), ""));
        }
        return upsert;
    }

    private String made() {
        String values = IntStream.range(0, columns.size())
                .mapToObj(place -> "cast(c%d as %s)"
                        .formatted(place + 1, columns.get(place).type()))
                .collect(Collectors.joining(", "));
        return "insert into %s (%s) select %s from %s"
                .formatted(name, columns(), values, Columns.table(columns.size()));
    }

    /** Inserts rows of which none is there. */
    public Uni<Void> add(Collection<R> rows) {
        return write(insert(), rows);
    }

    /** Inserts rows, and replaces those that are there; of several for one id the last counts. */
    public Uni<Void> put(Collection<R> rows) {
        Map<UUID, R> last = new LinkedHashMap<>();
        rows.forEach(row -> last.put(id.apply(row), row));
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
    public Uni<List<RowFields>> find(String rest, Object... parameters) {
        return Sql.rows("select %s from %s %s".formatted(columns(), name, rest), parameters)
                .map(rows -> rows.stream().map(RowFields::new).toList());
    }
}
