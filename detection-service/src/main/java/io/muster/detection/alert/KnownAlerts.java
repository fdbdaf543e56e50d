package io.muster.detection.alert;

import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Agenda.Mark;
import io.muster.detection.signal.Signal.AlertSignal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What this replica remembers of the alerts whose signals it reads, so that repetitions cost next to nothing. It is only a
 * memory: a row that somebody else changed is read anew, and what belongs to a partition is forgotten with it. As many
 * alerts are remembered as there is room for, and rather those that are repeated; the others are written with every
 * repetition.
 */
@ApplicationScoped
public class KnownAlerts {

    /** Repetitions of an alert that are to be written. */
    record Due(String fingerprint, KnownAlert known) {}

    /** @param look the second at which it is looked at; an agenda's entry for another one is out of date */
    private record Entry(int partition, KnownAlert known, long look) {

        Entry knowing(KnownAlert now) {
            return new Entry(partition, now, look);
        }
    }

    /** What is to be written is looked at again, in case that writing failed. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** So many are looked at to find one that may be forgotten for another. */
    private static final int NEXT = 20;

    private final int room;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Agenda agenda = new Agenda();
    private long term;

    @Inject
    public KnownAlerts(DetectionConfig config) {
        this(config.signals().known());
    }

    KnownAlerts(int room) {
        this.room = room;
    }

    /** Counts how often a partition was given up: what was read before must not be remembered after it. */
    public synchronized long term() {
        return term;
    }

    /**
     * Whether the signal only repeats what is known, and need not be written.
     *
     * @param suppressed asked when noise control suppressed the alert: whether it still does
     */
    public boolean isRepetition(AlertSignal signal, long policyVersion, Predicate<Alert> suppressed) {
        Entry entry = entry(signal.fingerprint());
        return entry != null
                && entry.known().isRepeatedBy(signal, policyVersion)
                && (entry.known().suppressedBy() == null
                        || suppressed.test(Alert.first(signal).alert()));
    }

    private synchronized Entry entry(String fingerprint) {
        return entries.get(fingerprint);
    }

    /** The signals were done without being written. */
    public synchronized void repeated(Collection<AlertSignal> signals) {
        for (AlertSignal signal : signals) {
            entries.computeIfPresent(signal.fingerprint(), (fingerprint, entry) -> {
                KnownAlert repeated = entry.known().repeatedBy(signal);
                return entry.known().unwritten() > 0
                        ? entry.knowing(repeated)
                        : noted(fingerprint, entry.partition(), repeated, repeated.nextLook());
            });
        }
    }

    /** The entry, and when to look at it. */
    private Entry noted(String fingerprint, int partition, KnownAlert known, Instant look) {
        return new Entry(partition, known, agenda.add(fingerprint, look));
    }

    /** The alert with what was not written yet. */
    public Alert completed(Alert stored) {
        Entry entry = entry(stored.fingerprint());
        return entry == null ? stored : entry.known().completed(stored);
    }

    /** The same for many, by fingerprint. */
    public Map<String, Alert> completed(Map<String, Alert> stored) {
        Map<String, Alert> completed = new HashMap<>();
        stored.forEach((fingerprint, alert) -> completed.put(fingerprint, completed(alert)));
        return completed;
    }

    /**
     * The alerts were stored as they are now.
     *
     * @param partitions by their fingerprints
     * @param before the term when their signals were read
     */
    public synchronized void stored(Collection<Alert> alerts, Map<String, Integer> partitions, long before) {
        if (term != before) {
            return;
        }
        for (Alert alert : alerts) {
            if (alert.state() != AlertState.FIRING) {
                entries.remove(alert.fingerprint());
            } else if (entries.containsKey(alert.fingerprint()) || entries.size() < room || makeRoom()) {
                KnownAlert known = KnownAlert.of(alert);
                entries.put(
                        alert.fingerprint(),
                        noted(alert.fingerprint(), partitions.get(alert.fingerprint()), known, known.nextLook()));
            }
        }
    }

    /** Forgets the one that was silent longest, of those that are next on the agenda; false when all have to be written. */
    private boolean makeRoom() {
        for (int tries = 0; tries < NEXT; tries++) {
            Optional<Mark> mark = agenda.poll(Instant.MAX);
            Entry entry = mark.map(this::current).orElse(null);
            if (entry != null && entry.known().unwritten() == 0) {
                entries.remove(mark.get().what());
                return true;
            }
            if (entry != null) {
                agenda.add(mark.get().what(), Instant.ofEpochSecond(mark.get().second()));
            }
        }
        return false;
    }

    /** Null for a mark that is out of date. */
    private Entry current(Mark mark) {
        Entry entry = entries.get(mark.what());
        return entry == null || entry.look() != mark.second() ? null : entry;
    }

    /** Another replica reads the partition from now on. @return what it cannot know */
    synchronized List<Due> forget(int partition) {
        term++;
        List<Due> unwritten = new ArrayList<>();
        entries.entrySet().removeIf(entry -> {
            boolean gone = entry.getValue().partition() == partition;
            if (gone && entry.getValue().known().unwritten() > 0) {
                unwritten.add(new Due(entry.getKey(), entry.getValue().known()));
            }
            return gone;
        });
        return unwritten;
    }

    /** What is to be written now; forgets what ended long ago. */
    synchronized List<Due> due(Instant now, int most) {
        List<Due> due = new ArrayList<>();
        while (due.size() < most) {
            Optional<Mark> mark = agenda.poll(now);
            if (mark.isEmpty()) {
                break;
            }
            look(mark.get(), now).ifPresent(due::add);
        }
        return due;
    }

    private Optional<Due> look(Mark mark, Instant now) {
        Entry entry = current(mark);
        if (entry == null) {
            return Optional.empty();
        }
        KnownAlert known = entry.known();
        if (known.isOver(now)) {
            entries.remove(mark.what());
            return Optional.empty();
        }
        boolean due = known.isDue(now);
        entries.put(
                mark.what(), noted(mark.what(), entry.partition(), known, due ? now.plus(AGAIN) : known.nextLook()));
        return due ? Optional.of(new Due(mark.what(), known)) : Optional.empty();
    }

    /** Those were written; the others are not what they were, and are read anew with their next signal. */
    synchronized void written(Collection<Due> tried, Collection<String> written) {
        for (Due due : tried) {
            entries.computeIfPresent(due.fingerprint(), (fingerprint, entry) -> {
                if (entry.known().version() != due.known().version()) {
                    return entry;
                }
                return written.contains(fingerprint)
                        ? entry.knowing(entry.known().written(due.known()))
                        : null;
            });
        }
    }

    synchronized int size() {
        return entries.size();
    }
}
