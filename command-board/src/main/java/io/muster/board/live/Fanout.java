package io.muster.board.live;

import io.muster.board.incidents.Change;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One publisher's changes to many readers. Remembers the latest ones, so that whoever reads what was missed from the
 * database can join without a gap.
 */
@ApplicationScoped
class Fanout {

    private static final int REMEMBERED = 1_000;
    private static final int WAITING_FOR_ONE_READER = 2_000;

    private final Deque<Change> latest = new ArrayDeque<>();
    private final Set<UnicastProcessor<Change>> readers = ConcurrentHashMap.newKeySet();

    /** Tells everybody; what was told lately is not told again. */
    synchronized void publish(Change change) {
        if (latest.stream().anyMatch(told -> told.seq() == change.seq())) {
            return;
        }
        latest.addLast(change);
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
        readers.forEach(reader -> reader.onNext(change));
    }

    /**
     * A new reader's changes: what it missed, what was published while that was looked up, and what comes.
     *
     * @param missed in order; empty for a reader that begins now
     */
    synchronized Multi<Change> join(List<Change> missed) {
        UnicastProcessor<Change> reader =
                UnicastProcessor.create(new LinkedBlockingQueue<>(WAITING_FOR_ONE_READER), null);
        Set<Long> known = new HashSet<>();
        missed.forEach(change -> known.add(change.seq()));
        missed.forEach(reader::onNext);
        if (!missed.isEmpty()) {
            long newest = missed.getLast().seq();
            latest.stream()
                    .filter(change -> change.seq() > newest && !known.contains(change.seq()))
                    .forEach(reader::onNext);
        }
        readers.add(reader);
        return reader.onTermination().invoke(() -> readers.remove(reader));
    }

    /** The newest place that was told. */
    synchronized OptionalLong last() {
        return latest.stream().mapToLong(Change::seq).max();
    }

    int readers() {
        return readers.size();
    }
}
