package io.muster.escalation.schedule.rest;

import io.muster.escalation.Keys;
import io.muster.escalation.schedule.HolidayCalendar;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.KeepHolidays;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/holiday-calendars/{key}")
@Tag(name = "calendars")
@Produces(MediaType.APPLICATION_JSON)
class HolidayCalendarsResource {

    private static final String TEXT_CALENDAR = "text/calendar";

    private final TakenCalendars documents;
    private final KeepHolidays holidays;

    HolidayCalendarsResource(TakenCalendars documents, KeepHolidays holidays) {
        this.documents = documents;
        this.holidays = holidays;
    }

    record HolidaysRequest(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 2000) List<@NotNull LocalDate> days) {}

    record HolidaysView(String key, String name, List<LocalDate> days) {

        static HolidaysView of(HolidayCalendar calendar) {
            return new HolidaysView(
                    calendar.key(),
                    calendar.name(),
                    List.copyOf(calendar.holidays().days()));
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Keep a holiday calendar")
    public Uni<HolidaysView> put(
            @PathParam("key") @Pattern(regexp = Keys.RULE, message = Keys.MESSAGE) String key,
            @NotNull @Valid HolidaysRequest wanted) {
        return holidays.save(new HolidayCalendar(key, wanted.name(), Holidays.on(wanted.days())))
                .map(HolidaysView::of);
    }

    @PUT
    @Path("/icalendar")
    @Consumes(TEXT_CALENDAR)
    @RolesAllowed({Permission.ADMIN, Permission.COMMANDER, Scope.WRITE})
    @Operation(summary = "Keep a holiday calendar: the whole-day events of an iCalendar document, from a year ago on")
    public Uni<HolidaysView> putICalendar(@PathParam("key") String key, @NotBlank String document) {
        return documents.holidays(key, document).map(HolidaysView::of);
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    @Operation(summary = "A holiday calendar")
    public Uni<HolidaysView> get(@PathParam("key") String key) {
        return holidays.calendar(key).map(HolidaysView::of);
    }
}
