package io.muster.durable;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a transaction knows, and has still to do at its end and after it. */
final class OpenTransaction {

    final Map<Object, Runnable> callbacks = new LinkedHashMap<>();
    final Map<Object, Object> memory = new HashMap<>();
    final Rows rows = new Rows();

    /** Rows that wait for the end, by who writes them. */
    static final class Rows {
        private final SequencedMap<RowWriter<?>, List<Object>> waiting = new LinkedHashMap<>();

        void add(RowWriter<?> writer, Object row) {
            waiting.computeIfAbsent(writer, first -> new ArrayList<>()).add(row);
        }

        /** Before all that wait by now; one who has rows waiting already keeps his place. */
        void addFirst(RowWriter<?> writer, Object row) {
            if (!waiting.containsKey(writer)) {
                waiting.putFirst(writer, new ArrayList<>());
            }
            add(writer, row);
        }

        /** One kind after the other, until none is left. */
        Uni<Void> write() {
            if (waiting.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Map.Entry<RowWriter<?>, List<Object>> first = waiting.pollFirstEntry();
            return write(first.getKey(), first.getValue()).chain(this::write);
        }

        @SuppressWarnings("unchecked") // a writer is given rows of its own type only, see UnitOfWork.leave
        private static <R> Uni<Void> write(RowWriter<R> writer, List<Object> rows) {
            return writer.write((List<R>) rows);
        }
    }
}
