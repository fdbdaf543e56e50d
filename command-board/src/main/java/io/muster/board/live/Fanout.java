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
    private final Set<UnicastProcessor<News>> readers = ConcurrentHashMap.newKeySet();
    private long last;

    /** Tells everybody; what was told lately is not told again. */
    synchronized void publish(Change change) {
        if (latest.stream().anyMatch(told -> told.seq() == change.seq())) {
            return;
        }
        latest.addLast(change);
        last = Math.max(last, change.seq());
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
        News happened = new News.Happened(change);
        readers.forEach(reader -> reader.onNext(happened));
    }

    /** Tells everybody that more happened than is told one by one; what was told before is forgotten. */
    synchronized void muchHappened(long newest) {
        latest.clear();
        last = newest;
        News much = new News.MuchHappened(newest);
        readers.forEach(reader -> reader.onNext(much));
    }

    /**
     * A new reader's changes: what it missed, what was published while that was looked up, and what comes.
     *
     * @param missed in order; empty for a reader that begins now
     */
    synchronized Multi<News> join(List<Change> missed) {
        UnicastProcessor<News> reader =
                UnicastProcessor.create(new LinkedBlockingQueue<>(WAITING_FOR_ONE_READER), null);
        Set<Long> known = new HashSet<>();
        missed.forEach(change -> known.add(change.seq()));
        missed.forEach(change -> reader.onNext(new News.Happened(change)));
        if (!missed.isEmpty()) {
            long newest = missed.getLast().seq();
            latest.stream()
                    .filter(change -> change.seq() > newest && !known.contains(change.seq()))
                    .forEach(change -> reader.onNext(new News.Happened(change)));
        }
        readers.add(reader);
        return reader.onTermination().invoke(() -> readers.remove(reader));
    }

    /** The newest place that was told. */
    synchronized OptionalLong last() {
        return last == 0 ? OptionalLong.empty() : OptionalLong.of(last);
    }

    int readers() {
        return readers.size();
    }
}
