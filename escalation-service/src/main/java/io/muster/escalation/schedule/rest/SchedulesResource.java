package io.muster.escalation.schedule.rest;

import io.muster.escalation.Keys;
import io.muster.escalation.schedule.OnCall;
import io.muster.escalation.schedule.Outlook;
import io.muster.escalation.schedule.PlanShifts;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/schedules")
@Tag(name = "schedules")
@Produces(MediaType.APPLICATION_JSON)
class SchedulesResource {

    private final PlanShifts shifts;

    SchedulesResource(PlanShifts shifts) {
        this.shifts = shifts;
    }

    /** @param next who takes over; null when nobody does within five weeks */
    record OnCallView(String schedule, String person, Instant since, Instant until, NextView next) {

        static OnCallView of(String schedule, PlanShifts.Duty duty) {
            return new OnCallView(
                    schedule,
                    duty.now().map(OnCall::person).orElse(null),
                    duty.now().map(OnCall::since).orElse(null),
                    duty.now().map(OnCall::until).orElse(null),
                    duty.next().map(NextView::of).orElse(null));
        }
    }

    record NextView(String person, Instant since, Instant until) {

        static NextView of(OnCall onCall) {
            return new NextView(onCall.person(), onCall.since(), onCall.until());
        }
    }

    /** @param person null in a gap */
    record StretchView(Instant from, Instant until, String person) {}

    /** Hours are decimal. @param nights from 22:00 to 06:00 @param weekends on Saturdays and Sundays */
    record ShareView(String person, int shifts, double hours, double nights, double weekends, double holidays) {

        static ShareView of(Outlook.Share share) {
            return new ShareView(
                    share.person(),
                    share.shifts(),
                    hours(share.total()),
                    hours(share.nights()),
                    hours(share.weekends()),
                    hours(share.holidays()));
        }

        private static double hours(Duration duration) {
            return duration.toMinutes() / 60.0;
        }
    }

    /** @param warnings gaps and overload @param shares how the load is shared, the greatest first */
    record OutlookView(
            String schedule,
            Instant from,
            Instant until,
            List<StretchView> shifts,
            List<String> warnings,
            List<ShareView> shares) {

        static OutlookView of(String schedule, Outlook outlook) {
            return new OutlookView(
                    schedule,
                    outlook.from(),
                    outlook.until(),
                    outlook.stretches().stream()
                            .map(stretch -> new StretchView(
                                    stretch.from(),
                                    stretch.until(),
                                    stretch.person().orElse(null)))
                            .toList(),
                    outlook.warnings(),
                    outlook.shares().stream().map(ShareView::of).toList());
        }
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Keep an on-call schedule; its overrides and temporary schedules stay")
    public Uni<ScheduleView> put(
            @PathParam("key") @Pattern(regexp = Keys.RULE, message = Keys.MESSAGE) String key,
            @NotNull @Valid ScheduleRequest request) {
        return shifts.save(request.schedule(key)).map(ScheduleView::of);
    }

    @GET
    @Path("/{key}")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "An on-call schedule")
    public Uni<ScheduleView> get(@PathParam("key") String key) {
        return shifts.schedule(key).map(ScheduleView::of);
    }

    @GET
    @Path("/{key}/on-call")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "Who is on call now, or at an instant with its offset, and who is next")
    public Uni<OnCallView> onCall(@PathParam("key") String key, @QueryParam("at") String at) {
        return shifts.onCall(key, Optional.ofNullable(at).map(Instants::of)).map(duty -> OnCallView.of(key, duty));
    }

    @GET
    @Path("/{key}/outlook")
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(
            summary = "The shifts of the coming days, gaps and overload, and how the load is shared",
            description = "With a start in the past it is the fairness report of that time.")
    public Uni<OutlookView> outlook(
            @PathParam("key") String key,
            @QueryParam("from") String from,
            @QueryParam("days") @DefaultValue("28") @Min(1) @Max(400) int days) {
        return shifts.outlook(key, Optional.ofNullable(from).map(Instants::of), Duration.ofDays(days))
                .map(outlook -> OutlookView.of(key, outlook));
    }
}
