package io.muster.durable;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Writes rows of one kind in one statement; see {@link UnitOfWork#leave}. One for each kind: what it is told apart by. */
@FunctionalInterface
public interface RowWriter<R> {

    /** @param rows at least one, in the order in which they were left */
    Uni<Void> write(List<R> rows);
}
