package io.muster.escalation.schedule;

import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.web.Flaws;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Use case: overrides, temporary schedules and swaps. */
@ApplicationScoped
public class ChangeShifts {

    /** A swap that was proposed or decided, with what it does to the schedule. */
    public record Swapping(Swap swap, Swap.Outcome outcome) {}

    private final UnitOfWork unitOfWork;
    private final PlanShifts plan;
    private final Schedules schedules;
    private final Clock clock;

    ChangeShifts(UnitOfWork unitOfWork, PlanShifts plan, Schedules schedules, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.plan = plan;
        this.schedules = schedules;
        this.clock = clock;
    }

    /**
     * Puts a change over the schedule, from now on.
     *
     * @param change makes the change with its id
     * @throws Refusal when there is no such schedule, the change names nobody whom we know, or its time is over
     */
    public Uni<Change> add(String schedule, Function<UUID, Change> change) {
        Change given = change.apply(newId());
        Change made = usable(() -> given.ahead(clock.instant()));
        return unitOfWork.run(() -> plan.existing(schedule)
                .chain(() -> plan.requirePeople(made.people()))
                .chain(() -> schedules.add(schedule, made))
                .replaceWith(made));
    }

    /**
     * Shifts that another calendar gives, all or none; the last of the list lies on top. What the same calendar gave
     * before is replaced from now on. Overrides and swaps that people made lie above, also when they are older.
     *
     * @param calendar what the calendar calls itself; may be empty text
     * @throws Refusal when there is no such schedule, or a shift is of nobody whom we know
     */
    public Uni<List<Change>> take(String calendar, String schedule, List<Function<UUID, Change>> changes) {
        List<Change> made =
                changes.stream().map(change -> change.apply(newId())).toList();
        Set<String> named =
                made.stream().flatMap(change -> change.people().stream()).collect(Collectors.toSet());
        return unitOfWork.run(() -> plan.existing(schedule)
                .chain(() -> plan.requirePeople(named))
                .chain(() -> InTurn.each(made, change -> schedules.addFrom(calendar, schedule, change)))
                .chain(() -> schedules.endFrom(calendar, schedule, clock.instant(), made))
                .replaceWith(made));
    }

    /**
     * What the same maker has put over the time ahead is replaced, below what people agreed.
     *
     * @param by stands for the calendar too
     */
    public Uni<Void> replaceAll(String schedule, String by, List<Function<UUID, Change>> changes) {
        List<Change> made =
                changes.stream().map(change -> change.apply(newId())).toList();
        Set<String> named =
                made.stream().flatMap(change -> change.people().stream()).collect(Collectors.toSet());
        return unitOfWork.run(() -> plan.existing(schedule)
                .chain(() -> plan.requirePeople(named))
                .chain(() -> InTurn.each(made, change -> schedules.addFrom(by, schedule, change)))
                .chain(() -> schedules.endBy(by, schedule, clock.instant(), made)));
    }

    /**
     * Takes a change back: what it would have been from now on. What has been stays as it was.
     *
     * @throws Refusal when there is no such change, or it is over
     */
    public Uni<Void> remove(String schedule, UUID change) {
        Instant now = clock.instant();
        return unitOfWork.run(() -> schedules
                .findChange(schedule, change)
                .map(found -> found.orElseThrow(
                        () -> new Refusal(ScheduleProblem.UNKNOWN_CHANGE, "The schedule has no change " + change)))
                .invoke(found -> requireNotOver(found, now))
                .chain(found -> schedules.end(found, now)));
    }

    private static void requireNotOver(Change change, Instant now) {
        if (!change.until().isAfter(now)) {
            throw new Refusal(
                    ScheduleProblem.CHANGE_OVER, "It ended at " + change.until() + "; what has been stays as it was");
        }
    }

    /**
     * Somebody asks for a swap; nothing changes before the other side agrees.
     *
     * @return with what it would change as the schedule is now
     * @throws Refusal when there is no such schedule, it names nobody whom we know, one of its times is over, or who gives is
     *     not on call then
     */
    public Uni<Swapping> propose(String schedule, Function<UUID, Swap> swap) {
        Swap proposed = swap.apply(newId());
        usable(() -> requireAhead(proposed));
        return unitOfWork.run(() -> plan.existing(schedule)
                .call(() -> plan.requirePeople(Set.of(proposed.giver(), proposed.taker())))
                .map(existing -> swapping(proposed, existing))
                .call(() -> schedules.save(proposed)));
    }

    /** @throws Refusal when there is no such schedule */
    public Uni<List<Swap>> swaps(String schedule) {
        return unitOfWork.run(() -> plan.existing(schedule).chain(() -> schedules.swaps(schedule)));
    }

    /**
     * Swaps of one schedule are decided one after the other, so that each sees what the one before has changed.
     *
     * @param plansShifts whether the decider plans the shifts of others anyway
     * @return with what it changes; the schedule may be another than when it was proposed
     * @throws Refusal when there is no such swap, it is decided already, somebody else has to decide, or what is approved
     *     cannot be any more: its time is over, or who gives is not on call then
     */
    public Uni<Swapping> decide(String schedule, UUID id, Swap.State verdict, String by, boolean plansShifts) {
        return unitOfWork.run(() -> schedules
                .lock(schedule)
                .chain(() -> schedules.lockSwap(id))
                .map(found -> found.filter(swap -> swap.schedule().equals(schedule))
                        .orElseThrow(() -> new Refusal(ScheduleProblem.UNKNOWN_SWAP, "The schedule has no swap " + id)))
                .map(swap -> decided(swap, verdict, by, plansShifts))
                .call(schedules::save)
                .chain(this::carryOut));
    }

    private Swap requireAhead(Swap swap) {
        swap.requireAhead(clock.instant());
        return swap;
    }

    /** @throws Refusal {@code schedule-change-invalid} with what keeps it from being made */
    public static <T> T usable(Supplier<T> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw new Refusal(ScheduleProblem.INVALID_CHANGE, "The change cannot be used: " + Flaws.of(e));
        }
    }

    private Swap decided(Swap swap, Swap.State verdict, String by, boolean plansShifts) {
        if (swap.state() != Swap.State.PROPOSED) {
            throw new Refusal(
                    ScheduleProblem.SWAP_DECIDED,
                    "It was decided by " + swap.decidedBy().orElse("nobody"));
        }
        if (!swap.mayDecide(by, plansShifts)) {
            throw new Refusal(
                    ScheduleProblem.SWAP_NOT_YOURS, "The other side decides about a swap, or who plans the shifts");
        }
        return verdict == Swap.State.APPROVED
                ? usable(() -> requireAhead(swap)).decided(verdict, by)
                : swap.decided(verdict, by);
    }

    private Uni<Swapping> carryOut(Swap swap) {
        return swap.state() == Swap.State.APPROVED
                ? plan.existing(swap.schedule())
                        .map(schedule -> swapping(swap, schedule))
                        .call(approved -> InTurn.each(
                                approved.outcome().changes(), change -> schedules.add(swap.schedule(), change)))
                : Uni.createFrom().item(new Swapping(swap, Swap.Outcome.NOTHING));
    }

    private Swapping swapping(Swap swap, Schedule schedule) {
        return usable(() -> new Swapping(swap, swap.outcome(schedule, clock.instant(), this::newId)));
    }

    private UUID newId() {
        return Ids.at(clock.instant());
    }
}
