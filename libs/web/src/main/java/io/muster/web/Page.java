package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, opaque to callers; null (absent in JSON) on the last one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of one row more than was asked for, which is how a query learns that there is a next page.
     *
     * @param rows up to {@code limit + 1} rows in list order
     * @param position what identifies a row's place in the order; comes back as {@link PageQuery#after()}
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<? super T, String> position) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Cursor.encode(position.apply(items.getLast())));
    }

    /** The same page with its items translated, as from entities to views. */
    public <R> Page<R> map(Function<? super T, ? extends R> translation) {
        return new Page<>(items.stream().<R>map(translation).toList(), next);
    }
}
