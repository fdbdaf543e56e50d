package io.muster.escalation.schedule;

import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One person takes over another's time on call, if the other side agrees.
 *
 * @param giver who is on call by the schedule
 * @param taker who would be instead
 * @param inReturn when the giver takes over the taker's time; empty when nothing is asked for it
 * @param decidedBy empty until somebody has decided
 */
public record Swap(
        UUID id,
        String schedule,
        String giver,
        String taker,
        Period period,
        Optional<Period> inReturn,
        State state,
        String proposedBy,
        Optional<String> decidedBy) {

    /** How a swap stands. */
    public enum State {
        PROPOSED,
        APPROVED,
        DECLINED
    }

    /** A piece of time. */
    public record Period(Instant from, Instant until) {
        public Period {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("it ends at " + until + ", which is not after its start at " + from);
            }
        }

        /** What of it is not over, which is some of it. */
        private Period since(Instant now) {
            return new Period(from.isAfter(now) ? from : now, until);
        }
    }

    public Swap {
        Objects.requireNonNull(id);
        Objects.requireNonNull(state);
        if (giver.equals(taker)) {
            throw new IllegalArgumentException("a swap is between two people");
        }
    }

    /** Nobody approves their own proposal, unless they plan the shifts of others anyway. */
    public boolean mayDecide(String by, boolean plansShifts) {
        boolean otherSide = !by.equals(proposedBy) && (by.equals(giver) || by.equals(taker));
        return plansShifts || otherSide;
    }

    /** Whether any of it is not over. */
    boolean isAhead(Instant now) {
        return period.until().isAfter(now)
                || inReturn.filter(back -> back.until().isAfter(now)).isPresent();
    }

    /** @throws IllegalArgumentException when one of the two times has been */
    void requireAhead(Instant now) {
        if (!period.until().isAfter(now)
                || inReturn.filter(back -> !back.until().isAfter(now)).isPresent()) {
            throw new IllegalArgumentException("some of it has been; what has been stays as it was");
        }
    }

    public Swap decided(State verdict, String by) {
        return new Swap(id, schedule, giver, taker, period, inReturn, verdict, proposedBy, Optional.of(by));
    }

    /**
     * What a swap does to a schedule.
     *
     * @param changes who takes over when; only time that is the giver's (or, in return, the taker's) changes
     * @param warnings in words, what was asked for and stays as it is
     */
    public record Outcome(List<Change> changes, List<String> warnings) {

        /** Of a swap by which nothing changes. */
        public static final Outcome NOTHING = new Outcome(List.of(), List.of());
    }

    /**
     * What it does, approved, from now on.
     *
     * @throws IllegalArgumentException when none of the time is the giver's, or none of what is asked for in return the
     *     taker's
     */
    Outcome outcome(Schedule schedule, Instant now, Supplier<UUID> ids) {
        List<Change> changes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        take(schedule, giver, taker, period.since(now), ids, changes, warnings);
        inReturn.ifPresent(back -> take(schedule, taker, giver, back.since(now), ids, changes, warnings));
        return new Outcome(List.copyOf(changes), List.copyOf(warnings));
    }

    private void take(
            Schedule schedule,
            String from,
            String to,
            Period when,
            Supplier<UUID> ids,
            List<Change> changes,
            List<String> warnings) {
        List<Stretch> given = new ArrayList<>();
        List<Stretch> kept = new ArrayList<>();
        schedule.stretches(when.from(), when.until())
                .forEach(stretch -> (stretch.person().equals(Optional.of(from)) ? given : kept).add(stretch));
        if (given.isEmpty()) {
            throw new IllegalArgumentException(from + " is not on call from " + when.from() + " until " + when.until()
                    + ", so nothing would change");
        }
        given.stream().map(stretch -> override(ids.get(), stretch, from, to)).forEach(changes::add);
        Schedule.stints(kept.stream().map(Swap::named).toList()).stream()
                .map(stint -> "from " + stint.from() + " until " + stint.until() + " "
                        + stint.person().orElseThrow() + " is on call, not " + from + ": that stays as it is")
                .forEach(warnings::add);
    }

    private static Stretch named(Stretch stretch) {
        return new Stretch(
                stretch.from(), stretch.until(), Optional.of(stretch.person().orElse("nobody")));
    }

    private Change override(UUID id, Stretch stretch, String from, String to) {
        return new Change.Override(
                id, to, stretch.from(), stretch.until(), "swap with " + from, decidedBy.orElse(proposedBy));
    }
}
