package io.muster.durable.loop;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * Reactive work on several things, one after the other: a database session takes no two statements at once. The first
 * that fails is the last that is begun, and its failure is that of the whole.
 */
public final class InTurn {

    private InTurn() {}

    public static <T> Uni<Void> each(Iterable<T> items, Function<? super T, ? extends Uni<?>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** @return what came of each, in their order; a null is left out */
    public static <T, R> Uni<List<R>> collect(Iterable<T> items, Function<? super T, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
