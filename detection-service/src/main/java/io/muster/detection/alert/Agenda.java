package io.muster.detection.alert;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What is to be looked at when, to the second. Cheap for very many entries of which few are due. */
final class Agenda {

    private final NavigableMap<Long, Deque<String>> bySecond = new TreeMap<>();

    /** An entry. @param second since 1970 from which on it is due */
    record Mark(String what, long second) {}

    /** @return the second at which it will be due: the first that does not begin before the time */
    long add(String what, Instant at) {
        long second = at.getNano() == 0 ? at.getEpochSecond() : at.getEpochSecond() + 1;
        bySecond.computeIfAbsent(second, begun -> new ArrayDeque<>()).add(what);
        return second;
    }

    /** Takes the earliest entry out that is due; empty when none is. */
    Optional<Mark> poll(Instant now) {
        var first = bySecond.firstEntry();
        if (first == null || first.getKey() > now.getEpochSecond()) {
            return Optional.empty();
        }
        Mark mark = new Mark(first.getValue().poll(), first.getKey());
        if (first.getValue().isEmpty()) {
            bySecond.remove(mark.second());
        }
        return Optional.of(mark);
    }
}
