package io.muster.escalation.schedule.rest;

import io.muster.escalation.EscalationConfig;
import io.muster.escalation.schedule.ChangeShifts;
import io.muster.escalation.schedule.PlanShifts;
import io.muster.escalation.schedule.ShareCalendars;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shifts from other calendars, and into them. */
@Path("/schedules/{key}")
@Tag(name = "calendars")
@Produces(MediaType.APPLICATION_JSON)
class ScheduleCalendarResource {

    private static final String TEXT_CALENDAR = "text/calendar";

    private final TakenCalendars documents;
    private final PlanShifts plan;
    private final ChangeShifts shifts;
    private final ShareCalendars calendars;
    private final EscalationConfig config;
    private final Caller caller;

    ScheduleCalendarResource(
            TakenCalendars documents,
            PlanShifts plan,
            ChangeShifts shifts,
            ShareCalendars calendars,
            EscalationConfig config,
            Caller caller) {
        this.documents = documents;
        this.plan = plan;
        this.shifts = shifts;
        this.calendars = calendars;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @Path("/icalendar")
    @Consumes(TEXT_CALENDAR)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(
            summary = "Take shifts from another calendar, as overrides",
            description = "Each event of the coming 400 days is a shift; its summary is the person's id, or"
                    + " a person attends it whose mail address we know. What the same "
                    + "calendar gave before is replaced: it is known by its X-WR-CALNAME, or by the name given here.")
    public Uni<List<ScheduleView.ChangeView>> take(
            @PathParam("key") String key,
            @QueryParam("calendar") @Size(max = 200) String calendar,
            @NotBlank String document) {
        String by = caller.id();
        String name = calendar == null ? documents.nameOf(document) : calendar;
        return plan.schedule(key)
                .chain(kept -> documents.overrides(document, kept.value().timeZone(), by))
                .chain(changes -> shifts.take(name, key, changes))
                .map(made -> made.stream().map(ScheduleView.ChangeView::of).toList());
    }

    @POST
    @Path("/calendar-feed")
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Permission.RESPONDER})
    @Operation(summary = "An address for calendar programs with the schedule's shifts; the old address ends")
    public Uni<FeedView> shareSchedule(@PathParam("key") String key) {
        return calendars.shareSchedule(key, caller.id()).map(token -> FeedView.of(config.publicUrl(), token));
    }
}
