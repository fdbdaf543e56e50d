package io.muster.escalation.schedule.rest;

import io.muster.escalation.schedule.ShareCalendars;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/calendars")
@Tag(name = "calendars")
@Produces(MediaType.APPLICATION_JSON)
class CalendarFeedResource {

    private static final String TEXT_CALENDAR = "text/calendar";

    private final ICalendar documents;
    private final ShareCalendars calendars;
    private final RoutingContext request;
    private final Clock clock;

    CalendarFeedResource(ICalendar documents, ShareCalendars calendars, RoutingContext request, Clock clock) {
        this.documents = documents;
        this.calendars = calendars;
        this.request = request;
        this.clock = clock;
    }

    @GET
    @Path("/{token}.ics")
    @Produces(TEXT_CALENDAR)
    @PermitAll
    @Operation(summary = "Shifts for a calendar program: 30 days back, 180 ahead; the address is the secret")
    public Uni<String> calendar(@PathParam("token") String token) {
        request.addHeadersEndHandler(ignored -> request.response().putHeader("Cache-Control", "private, no-store"));
        return calendars
                .shifts(token)
                .map(all -> documents.write(
                        all.stream().map(CalendarFeedResource::entry).toList(), clock.instant()));
    }

    private static ICalendar.Occurrence entry(ShareCalendars.SharedShift shift) {
        String uid = shift.key() + "-" + shift.from().getEpochSecond() + "@muster";
        String summary = shift.person() + " on call: " + shift.schedule();
        return new ICalendar.Occurrence(uid, summary, List.of(), shift.from(), shift.until());
    }
}
