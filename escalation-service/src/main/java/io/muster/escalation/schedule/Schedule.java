package io.muster.escalation.schedule;

import io.muster.contracts.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is on call, and when: layers, and over them the changes. A later layer covers the ones before it where it counts, a
 * change covers all layers, a newer change an older one. At any instant there is at most one person.
 *
 * @param layers at least one
 * @param calendar key of the holiday calendar that the layers follow
 * @param holidays that calendar's days
 * @param changes the newest first
 */
public record Schedule(
        String key,
        String name,
        ZoneId timeZone,
        List<Layer> layers,
        Optional<String> calendar,
        Holidays holidays,
        List<Change> changes) {

    /** How far back the last person on call is looked for when nobody is. */
    private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(35);

    /** A shift goes on over no more edges: where one person is in all layers it would never end. */
    private static final int MOST_JOINED = 64;

    private static final int MOST_HAND_OFFS = 50_000;

    public Schedule {
        Objects.requireNonNull(key);
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one layer");
        }
        changes = new Overlay(changes);
    }

    /** What of it never brings anybody as it was set up, in words. */
    public List<String> remarks() {
        return layers.stream().flatMap(layer -> layer.remarks().stream()).toList();
    }

    /** One rotation that always counts. */
    public Schedule(String key, String name, ZoneId timeZone, Rotation rotation) {
        this(key, name, timeZone, List.of(Layer.of(rotation)), Optional.empty(), Holidays.NONE, List.of());
    }

    public Schedule with(Holidays days, List<Change> newChanges) {
        return new Schedule(key, name, timeZone, layers, calendar, days, newChanges);
    }

    /** Ids of everybody who may be on call. */
    public Set<String> people() {
        Set<String> ids = new LinkedHashSet<>();
        layers.forEach(layer -> ids.addAll(layer.rotation().people()));
        changes.forEach(change -> {
            switch (change) {
                case Change.Override override -> ids.add(override.person());
                case Change.Temporary temporary -> temporary.shifts().forEach(shift -> ids.add(shift.person()));
            }
        });
        return ids;
    }

    /** What decides at an instant: a layer by its place, or a change. */
    private record Turn(String person, Object source, long number) {

        boolean isOfLayer() {
            return source instanceof Integer;
        }
    }

    /**
     * Who is on call; empty in a gap. A shift goes on where another layer begins to count, or a change, and names the same
     * person: it ends by a hand-off. One that would go on over too many such edges ends with its own layer's time as well.
     */
    public Optional<OnCall> onCallAt(Instant at) {
        return turnAt(at).map(turn -> shiftAt(at, turn));
    }

    /** Whether one shift goes on over an edge. */
    private interface Joint {
        boolean isOne(Turn before, Turn after, Instant edge);
    }

    /** Where a shift begins or ends. @param passed over how many edges it goes on until there */
    private record Reach(Instant edge, int passed) {}

    private OnCall shiftAt(Instant at, Turn turn) {
        Joint joined = (before, after, edge) -> before.equals(after) || goesOver(before, after, edge);
        Reach begin = beginOf(at, turn, joined, MOST_JOINED);
        Reach end = endOf(at, turn, joined, MOST_JOINED);
        if (begin.passed() + end.passed() >= MOST_JOINED) {
            Joint alone = (before, after, edge) -> before.equals(after);
            begin = beginOf(at, turn, alone, Integer.MAX_VALUE);
            end = endOf(at, turn, alone, Integer.MAX_VALUE);
        }
        return new OnCall(turn.person(), begin.edge(), end.edge());
    }

    private Reach beginOf(Instant at, Turn turn, Joint joint, int most) {
        Instant since = edgeUntil(at);
        Turn after = turn;
        Optional<Turn> before = turnAt(since.minusNanos(1));
        int passed = 0;
        while (passed < most && before.isPresent() && joint.isOne(before.get(), after, since)) {
            passed++;
            after = before.get();
            since = edgeUntil(since.minusNanos(1));
            before = turnAt(since.minusNanos(1));
        }
        return new Reach(since, passed);
    }

    private Reach endOf(Instant at, Turn turn, Joint joint, int most) {
        Instant until = edgeAfter(at);
        Turn before = turn;
        Optional<Turn> after = turnAt(until);
        int passed = 0;
        while (passed < most && after.isPresent() && joint.isOne(before, after.get(), until)) {
            passed++;
            before = after.get();
            until = edgeAfter(until);
            after = turnAt(until);
        }
        return new Reach(until, passed);
    }

    /** Another layer or change begins to count, and neither of the two hands off to the same person there. */
    private boolean goesOver(Turn before, Turn after, Instant edge) {
        return before.person().equals(after.person())
                && !before.source().equals(after.source())
                && (before.isOfLayer() || after.isOfLayer())
                && !handsOff(before, edge)
                && !handsOff(after, edge);
    }

    private boolean handsOff(Turn turn, Instant edge) {
        return turn.source() instanceof Integer place
                && layers.get(place)
                        .rotation()
                        .handOffUntil(edge, timeZone)
                        .filter(edge::equals)
                        .isPresent();
    }

    /** Who takes over next from whoever is on call: the first shift that begins after the instant, within a horizon. */
    public Optional<OnCall> nextAfter(Instant at, Duration horizon) {
        Instant end = at.plus(horizon);
        Instant next = at;
        Optional<Turn> turn;
        do {
            turn = turnAt(next);
            next = turn.isPresent() ? shiftAt(next, turn.get()).until() : endOfGap(next, end);
            turn = turnAt(next);
        } while (turn.isEmpty() && next.isBefore(end));
        return next.isBefore(end) ? onCallAt(next) : Optional.empty();
    }

    /** Who was on call last before a gap; the first to be asked when nobody is. */
    public Optional<OnCall> lastBefore(Instant at) {
        Instant edge = at;
        while (edge.isAfter(at.minus(LONGEST_LOOK_BACK))) {
            Optional<OnCall> found = onCallAt(edge.minusNanos(1));
            if (found.isPresent()) {
                return found;
            }
            edge = edgeUntil(edge.minusNanos(1));
        }
        return Optional.empty();
    }

    /**
     * A piece of time with one person or with nobody.
     *
     * @param person empty in a gap
     */
    public record Stretch(Instant from, Instant until, Optional<String> person) {

        public Duration length() {
            return Duration.between(from, until);
        }

        /** What of it lies between the two instants; empty when nothing does. */
        Optional<Stretch> within(Instant begin, Instant end) {
            Instant start = from.isAfter(begin) ? from : begin;
            Instant stop = earlier(until, end);
            return start.isBefore(stop) ? Optional.of(new Stretch(start, stop, person)) : Optional.empty();
        }
    }

    /**
     * The time between the two instants without a hole: shifts and gaps in order.
     *
     * @throws Refusal when so many shifts may lie in it that nobody would look at them
     */
    public List<Stretch> stretches(Instant from, Instant until) {
        requireFew(Duration.between(from, until));
        List<Stretch> all = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(until)) {
            Optional<Turn> turn = turnAt(at);
            Instant end = earlier(turn.isPresent() ? shiftAt(at, turn.get()).until() : endOfGap(at, until), until);
            all.add(new Stretch(at, end, turn.map(Turn::person)));
            at = end;
        }
        return all;
    }

    private void requireFew(Duration length) {
        long handOffs = layers.stream()
                .mapToLong(layer -> length.dividedBy(layer.rotation().shortestShift()))
                .sum();
        if (handOffs > MOST_HAND_OFFS) {
            throw new Refusal(
                    ScheduleProblem.TOO_MANY_SHIFTS,
                    "The schedule hands off about " + handOffs + " times in " + length.toDays()
                            + " days; ask for fewer");
        }
    }

    /** The pieces of time in which somebody should be on call and nobody is, in order. */
    public List<Stretch> uncovered(Instant from, Instant until) {
        return gaps(from, until, at -> !isOutOfHours(at));
    }

    /** The pieces of time in which nobody is on call because the layers keep to their hours and days, in order. */
    public List<Stretch> outOfHours(Instant from, Instant until) {
        return gaps(from, until, this::isOutOfHours);
    }

    private List<Stretch> gaps(Instant from, Instant until, Predicate<Instant> which) {
        List<Stretch> found = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(until)) {
            Instant end = earlier(edgeAfter(at), until);
            if (turnAt(at).isEmpty() && which.test(at)) {
                boolean goesOn = !found.isEmpty() && found.getLast().until().equals(at);
                Instant since = goesOn ? found.removeLast().from() : at;
                found.add(new Stretch(since, end, Optional.empty()));
            }
            at = end;
        }
        return found;
    }

    private boolean isOutOfHours(Instant at) {
        return overlay().countingAt(at).isEmpty()
                && layers.stream().anyMatch(layer -> layer.rests(at, timeZone, holidays));
    }

    /** The pieces of time in which one person is on call without a break, in order. */
    public List<Stretch> stints(Instant from, Instant until) {
        return stints(stretches(from, until));
    }

    /** The same of stretches in order. */
    static List<Stretch> stints(List<Stretch> stretches) {
        List<Stretch> found = new ArrayList<>();
        for (Stretch stretch : stretches) {
            boolean goesOn = !found.isEmpty()
                    && found.getLast().until().equals(stretch.from())
                    && found.getLast().person().equals(stretch.person());
            Instant since = goesOn ? found.removeLast().from() : stretch.from();
            found.add(new Stretch(since, stretch.until(), stretch.person()));
        }
        return found.stream().filter(stint -> stint.person().isPresent()).toList();
    }

    private Instant endOfGap(Instant at, Instant horizon) {
        Instant end = edgeAfter(at);
        while (end.isBefore(horizon) && turnAt(end).isEmpty()) {
            end = edgeAfter(end);
        }
        return earlier(end, horizon);
    }

    private Optional<Turn> turnAt(Instant at) {
        Optional<Change> change = overlay().countingAt(at);
        return change.isPresent() ? turnOf(change.get(), at) : turnOfLayers(at);
    }

    private static Optional<Turn> turnOf(Change change, Instant at) {
        return switch (change) {
            case Change.Override override -> Optional.of(new Turn(override.person(), change.id(), 0));
            case Change.Temporary temporary ->
                temporary.shifts().stream()
                        .filter(shift -> !at.isBefore(shift.from()) && at.isBefore(shift.until()))
                        .findFirst()
                        .map(shift -> new Turn(
                                shift.person(), change.id(), shift.from().getEpochSecond()));
        };
    }

    private Optional<Turn> turnOfLayers(Instant at) {
        for (int place = layers.size() - 1; place >= 0; place--) {
            Layer layer = layers.get(place);
            Optional<Long> turn = layer.turnAt(at, timeZone, holidays);
            if (turn.isPresent()) {
                return Optional.of(new Turn(layer.rotation().personOf(turn.get()), place, turn.get()));
            }
        }
        return Optional.empty();
    }

    private Instant edgeAfter(Instant at) {
        return edgesAround(at)
                .filter(edge -> edge.isAfter(at))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private Instant edgeUntil(Instant at) {
        return edgesAround(at)
                .filter(edge -> !edge.isAfter(at))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Below a change, and below a layer that counts, layers begin, hand off and end unseen. */
    private Stream<Instant> edgesAround(Instant at) {
        Stream<Instant> ofLayers = overlay().countingAt(at).isPresent()
                ? Stream.empty()
                : layers.subList(lowestSeen(at), layers.size()).stream()
                        .flatMap(layer -> layer.edgesAround(at, timeZone, holidays));
        return Stream.concat(ofLayers, overlay().edgesAround(at));
    }

    private int lowestSeen(Instant at) {
        return turnOfLayers(at)
                .map(turn -> turn.source() instanceof Integer place ? place : 0)
                .orElse(0);
    }

    private Overlay overlay() {
        return (Overlay) changes;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
