package io.muster.durable.database;

import java.time.Instant;
import java.util.UUID;

/** The columns of a row, one after the other. What is null in the row is null here. */
public final class RowFields {
    private final Object[] row;
    private int next;

    public RowFields(Object[] row) {
        this.row = row;
    }

    public UUID uuid() {
        return (UUID) next();
    }

    public String text() {
        return (String) next();
    }

    public String[] texts() {
        return (String[]) next();
    }

    public Instant instant() {
        return Sql.instant(next());
    }

    public Integer integer() {
        return (Integer) next();
    }

    public Long whole() {
        return (Long) next();
    }

    public Boolean flag() {
        return (Boolean) next();
    }

    /** A constant by its name. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        String name = text();
        return name == null ? null : Enum.valueOf(type, name);
    }

    private Object next() {
        return row[next++];
    }
}
