package io.muster.escalation.schedule;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A schedule's changes, the newest first, and which of them counts when: found without looking at all of them. */
final class Overlay extends AbstractList<Change> {

    private final List<Change> newestFirst;

    /** Every instant at which another change, or another shift of one, begins to count or none does; in order. */
    private final Instant[] edges;

    /** What counts from the edge of the same place on; null where no change does. */
    private final Change[] counting;

    Overlay(List<Change> newestFirst) {
        this.newestFirst = List.copyOf(newestFirst);
        this.edges = this.newestFirst.stream()
                .flatMap(Overlay::edges)
                .distinct()
                .sorted()
                .toArray(Instant[]::new);
        this.counting = counting();
    }

    private static Stream<Instant> edges(Change change) {
        Stream<Instant> ends = Stream.of(change.from(), change.until());
        return change instanceof Change.Temporary temporary
                ? Stream.concat(
                        ends, temporary.shifts().stream().flatMap(shift -> Stream.of(shift.from(), shift.until())))
                : ends;
    }

    /** Walks through time once; of the changes that have begun and not ended the newest has the lowest place. */
    private Change[] counting() {
        TreeMap<Instant, List<Integer>> begin = new TreeMap<>();
        TreeMap<Instant, List<Integer>> end = new TreeMap<>();
        for (int place = 0; place < newestFirst.size(); place++) {
            begin.computeIfAbsent(newestFirst.get(place).from(), at -> new ArrayList<>())
                    .add(place);
            end.computeIfAbsent(newestFirst.get(place).until(), at -> new ArrayList<>())
                    .add(place);
        }
        NavigableSet<Integer> running = new TreeSet<>();
        Change[] found = new Change[edges.length];
        for (int i = 0; i < edges.length; i++) {
            running.addAll(begin.getOrDefault(edges[i], List.of()));
            end.getOrDefault(edges[i], List.of()).forEach(running::remove);
            found[i] = running.isEmpty() ? null : newestFirst.get(running.first());
        }
        return found;
    }

    /** The newest change over the instant. */
    Optional<Change> countingAt(Instant at) {
        int place = placeOf(at);
        return place < 0 ? Optional.empty() : Optional.ofNullable(counting[place]);
    }

    /** The last edge that was not after the instant, and the first after it. */
    Stream<Instant> edgesAround(Instant at) {
        int place = placeOf(at);
        return Stream.of(place, place + 1)
                .filter(near -> near >= 0 && near < edges.length)
                .map(near -> edges[near]);
    }

    /** Of the last edge that was not after the instant; -1 before the first. */
    private int placeOf(Instant at) {
        int found = Arrays.binarySearch(edges, at);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public Change get(int index) {
        return newestFirst.get(index);
    }

    @Override
    public int size() {
        return newestFirst.size();
    }
}
