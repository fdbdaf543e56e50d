package io.muster.escalation.calendar.rest;

import io.muster.escalation.calendar.CalendarSource.Kind;
import io.muster.escalation.calendar.KeepSources;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From where a holiday calendar is fetched by itself. */
@Path("/holiday-calendars/{key}/source")
@Tag(name = "calendars")
@Produces(MediaType.APPLICATION_JSON)
class HolidaySourceResource extends SourceResource {

    HolidaySourceResource(KeepSources sources, Clock clock) {
        super(Kind.HOLIDAYS, sources, clock);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(
            summary = "Fetch the holidays from an iCalendar address, now and again and again",
            description = "Whole-day events are holidays. What was fetched last is kept while fetching fails.")
    public Uni<SourceView> keep(@PathParam("key") String key, @NotNull @Valid SourceRequest wanted) {
        return kept(key, wanted);
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "From where the holidays are fetched, and how that goes")
    public Uni<SourceView> get(@PathParam("key") String key) {
        return told(key);
    }

    @DELETE
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Fetch the holidays no more; those that were fetched stay")
    public Uni<Void> end(@PathParam("key") String key) {
        return ended(key);
    }
}
