package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.schedule.Change;
import io.muster.escalation.schedule.ChangeShifts;
import io.muster.escalation.schedule.ScheduleProblem;
import io.muster.escalation.schedule.Swap;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/schedules/{key}")
@Tag(name = "schedules")
@Produces(MediaType.APPLICATION_JSON)
class ShiftChangesResource {

    private final ChangeShifts shifts;
    private final Caller caller;

    ShiftChangesResource(ChangeShifts shifts, Caller caller) {
        this.shifts = shifts;
        this.caller = caller;
    }

    /** @param person who stands in */
    record OverrideRequest(
            @NotBlank @Size(max = 200) String person,
            @NotNull Instant from,
            @NotNull Instant until,
            @Size(max = 500) String reason) {

        Change change(UUID id, String by) {
            return new Change.Override(id, person, from, until, Objects.requireNonNullElse(reason, ""), by);
        }
    }

    record ShiftRequest(
            @NotBlank @Size(max = 200) String person,
            @NotNull Instant from,
            @NotNull Instant until) {}

    /** @param shifts what replaces the whole schedule in the time; a hole is a gap by decision */
    record TemporaryRequest(
            @NotNull Instant from,
            @NotNull Instant until,
            @NotNull @Size(max = 500) List<@Valid @NotNull ShiftRequest> shifts,
            @Size(max = 500) String reason) {

        Change change(UUID id, String by) {
            List<Change.Shift> fixed = shifts.stream()
                    .map(shift -> new Change.Shift(shift.person(), shift.from(), shift.until()))
                    .toList();
            return new Change.Temporary(id, from, until, fixed, Objects.requireNonNullElse(reason, ""), by);
        }
    }

    record PeriodRequest(@NotNull Instant from, @NotNull Instant until) {}

    /** @param giver who is on call by the schedule @param inReturn when the giver takes over the taker's time */
    record SwapRequest(
            @NotBlank @Size(max = 200) String giver,
            @NotBlank @Size(max = 200) String taker,
            @NotNull Instant from,
            @NotNull Instant until,
            @Valid PeriodRequest inReturn) {

        Swap swap(UUID id, String schedule, String by) {
            return new Swap(
                    id,
                    schedule,
                    giver,
                    taker,
                    new Swap.Period(from, until),
                    Optional.ofNullable(inReturn).map(back -> new Swap.Period(back.from(), back.until())),
                    Swap.State.PROPOSED,
                    by,
                    Optional.empty());
        }
    }

    record PeriodView(Instant from, Instant until) {}

    /** @param person who takes over */
    record TakenView(String person, Instant from, Instant until) {

        static TakenView of(Change change) {
            return new TakenView(String.join(", ", change.people()), change.from(), change.until());
        }
    }

    /**
     * @param state proposed, approved or declined
     * @param changes what it changes as the schedule is now; null in lists
     * @param warnings what was asked for and stays as it is; null in lists
     */
    record SwapView(
            UUID id,
            String giver,
            String taker,
            PeriodView period,
            PeriodView inReturn,
            String state,
            String proposedBy,
            String decidedBy,
            List<TakenView> changes,
            List<String> warnings) {

        static SwapView of(ChangeShifts.Swapping swapping) {
            Swap.Outcome outcome = swapping.outcome();
            return of(
                    swapping.swap(),
                    outcome.changes().stream().map(TakenView::of).toList(),
                    outcome.warnings());
        }

        static SwapView of(Swap swap) {
            return of(swap, null, null);
        }

        private static SwapView of(Swap swap, List<TakenView> changes, List<String> warnings) {
            return new SwapView(
                    swap.id(),
                    swap.giver(),
                    swap.taker(),
                    new PeriodView(swap.period().from(), swap.period().until()),
                    swap.inReturn()
                            .map(back -> new PeriodView(back.from(), back.until()))
                            .orElse(null),
                    swap.state().name().toLowerCase(Locale.ROOT),
                    swap.proposedBy(),
                    swap.decidedBy().orElse(null),
                    changes,
                    warnings);
        }
    }

    @POST
    @Path("/overrides")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Permission.RESPONDER, Scope.WRITE})
    @Operation(
            summary = "Let a person stand in for whoever it would have been",
            description = "Commanders and admins for anybody; a responder only takes shifts over, for themselves.")
    public Uni<ScheduleView.ChangeView> override(
            @PathParam("key") String key, @NotNull @Valid OverrideRequest request) {
        if (!plansShifts() && !request.person().equals(caller.id())) {
            throw new Refusal(ScheduleProblem.SHIFT_NOT_YOURS, "You may take shifts over, but not give them to others");
        }
        String by = caller.id();
        return shifts.add(key, id -> ChangeShifts.usable(() -> request.change(id, by)))
                .map(ScheduleView.ChangeView::of);
    }

    @POST
    @Path("/temporary-schedules")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Replace the whole schedule by fixed shifts for a while")
    public Uni<ScheduleView.ChangeView> temporary(
            @PathParam("key") String key, @NotNull @Valid TemporaryRequest request) {
        String by = caller.id();
        return shifts.add(key, id -> ChangeShifts.usable(() -> request.change(id, by)))
                .map(ScheduleView.ChangeView::of);
    }

    @DELETE
    @Path("/changes/{id}")
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Take an override or a temporary schedule back, from now on: what has been stays")
    public Uni<Void> remove(@PathParam("key") String key, @PathParam("id") UUID id) {
        return shifts.remove(key, id);
    }

    @POST
    @Path("/swaps")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Permission.RESPONDER})
    @Operation(
            summary = "Ask for a swap; nothing changes before the other side agrees",
            description = "Only time that is the giver's changes: 422 when none of it is.")
    public Uni<SwapView> propose(@PathParam("key") String key, @NotNull @Valid SwapRequest request) {
        String by = caller.id();
        if (!plansShifts() && !by.equals(request.giver()) && !by.equals(request.taker())) {
            throw new Refusal(ScheduleProblem.SHIFT_NOT_YOURS, "You may ask for swaps of your own only");
        }
        return shifts.propose(key, id -> ChangeShifts.usable(() -> request.swap(id, key, by)))
                .map(SwapView::of);
    }

    @GET
    @Path("/swaps")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "The schedule's swaps, the newest first")
    public Uni<List<SwapView>> swaps(@PathParam("key") String key) {
        return shifts.swaps(key).map(all -> all.stream().map(SwapView::of).toList());
    }

    @POST
    @Path("/swaps/{id}/approve")
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Permission.RESPONDER})
    @Operation(
            summary = "Agree to a swap: the other side, or who plans the shifts",
            description = "Changes what is the giver's as the schedule is now: 422 when none of it is any more.")
    public Uni<SwapView> approve(@PathParam("key") String key, @PathParam("id") UUID id) {
        return decide(key, id, Swap.State.APPROVED);
    }

    @POST
    @Path("/swaps/{id}/decline")
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Permission.RESPONDER})
    @Operation(summary = "Decline a swap")
    public Uni<SwapView> decline(@PathParam("key") String key, @PathParam("id") UUID id) {
        return decide(key, id, Swap.State.DECLINED);
    }

    private Uni<SwapView> decide(String key, UUID id, Swap.State verdict) {
        return shifts.decide(key, id, verdict, caller.id(), plansShifts()).map(SwapView::of);
    }

    private boolean plansShifts() {
        return caller.has(Permission.ADMIN) || caller.has(Permission.COMMANDER) || caller.has(Scope.WRITE);
    }
}
