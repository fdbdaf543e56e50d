package io.muster.escalation.schedule;

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

    /** What an approved swap does to the schedule: only time that is the giver's (or, in return, the taker's) changes. */
    public List<Change> overrides(Schedule now, Supplier<UUID> ids) {
        List<Change> overrides = new ArrayList<>(take(now, giver, taker, period, ids));
        inReturn.ifPresent(back -> overrides.addAll(take(now, taker, giver, back, ids)));
        return overrides;
    }

    private List<Change> take(Schedule now, String from, String to, Period when, Supplier<UUID> ids) {
        return now.stretches(when.from(), when.until()).stream()
                .filter(stretch -> stretch.person().filter(from::equals).isPresent())
                .<Change>map(stretch -> new Change.Override(
                        ids.get(),
                        to,
                        stretch.from(),
                        stretch.until(),
                        "swap with " + from,
                        decidedBy.orElse(proposedBy)))
                .toList();
    }
}
