package io.muster.escalation.schedule.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.schedule.ScheduleProblem;
import io.muster.escalation.schedule.ShareCalendars;
import io.muster.web.Caller;
import io.muster.web.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/people/{id}/calendar-feed")
@Tag(name = "calendars")
@Produces(MediaType.APPLICATION_JSON)
class PersonCalendarResource {

    private final ShareCalendars calendars;
    private final EscalationConfig config;
    private final Caller caller;

    PersonCalendarResource(ShareCalendars calendars, EscalationConfig config, Caller caller) {
        this.calendars = calendars;
        this.config = config;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Permission.ADMIN, Permission.VIEWER})
    @Operation(summary = "An address for calendar programs with one's own shifts; the old address ends")
    public Uni<FeedView> sharePerson(@PathParam("id") String id) {
        if (!caller.has(Permission.ADMIN) && !caller.id().equals(id)) {
            throw new Refusal(ScheduleProblem.SHIFT_NOT_YOURS, "You may share your own calendar only");
        }
        return calendars.sharePerson(id, caller.id()).map(token -> FeedView.of(config.publicUrl(), token));
    }
}
