package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.Kept;
import io.muster.escalation.schedule.OnCall;
import io.muster.escalation.schedule.PlanShifts;
import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.ScheduleProblem;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    /** @param startsAt local time of the first hand-off @param shift ISO-8601 duration on the wall clock */
    record RotationView(String startsAt, String shift, List<String> people) {}

    /** @param warnings what the schedule names that does not exist */
    record ScheduleView(String key, String name, String timeZone, RotationView rotation, List<String> warnings) {

        static ScheduleView of(Kept<Schedule> kept) {
            Schedule schedule = kept.value();
            RotationView rotation = new RotationView(
                    schedule.rotation().startsAt().toString(),
                    schedule.rotation().shift().toString(),
                    schedule.rotation().people());
            return new ScheduleView(
                    schedule.key(), schedule.name(), schedule.timeZone().getId(), rotation, kept.warnings());
        }
    }

    /** @param person null when nobody is on call; then so are the others */
    record OnCallView(String schedule, String person, Instant since, Instant until) {

        static OnCallView of(String schedule, Optional<OnCall> onCall) {
            return new OnCallView(
                    schedule,
                    onCall.map(OnCall::person).orElse(null),
                    onCall.map(OnCall::since).orElse(null),
                    onCall.map(OnCall::until).orElse(null));
        }
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Keep an on-call schedule")
    public Uni<ScheduleView> put(@PathParam("key") String key, @NotNull @Valid ScheduleRequest request) {
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
    @Operation(summary = "Who is on call now, or at an instant with its offset")
    public Uni<OnCallView> onCall(@PathParam("key") String key, @QueryParam("at") String at) {
        return shifts.onCall(key, Optional.ofNullable(at).map(SchedulesResource::instant))
                .map(onCall -> OnCallView.of(key, onCall));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(ScheduleProblem.INVALID_INSTANT, "'" + text + "' is not an ISO-8601 instant");
        }
    }
}
