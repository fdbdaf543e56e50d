package io.muster.triage.calendar.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Refusal;
import io.muster.triage.calendar.Feed;
import io.muster.triage.calendar.ImportCalendar;
import io.muster.web.Permission;
import io.muster.web.Scope;
import io.muster.web.WebProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Calendars that campaigns and sales events are read from (R39). */
@Path("/calendars")
@Produces(MediaType.APPLICATION_JSON)
class CalendarResource {

    private static final String KEY = "[a-z0-9][a-z0-9-]{0,39}";

    /**
     * @param url of an iCalendar document; its host has to be on the operator's list of destinations
     * @param everyMinutes how often it is fetched; absent or 0 means every hour
     */
    record SubscriptionRequest(
            @NotNull @Size(max = 2000) @Pattern(regexp = "https?://[^\\s]+")
            String url,

            @Min(0) @Max(10_080) int everyMinutes) {
        Feed toFeed(String key) {
            var every = Duration.ofMinutes(everyMinutes == 0 ? 60 : everyMinutes);
            return new Feed(key, address(), every, null, null, 0);
        }

        private URI address() {
            try {
                var address = new URI(url);
                if (address.getHost() != null) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // said below in words that do not depend on what is wrong with it
            }
            throw new Refusal(WebProblem.VALIDATION_FAILED, "url is not an address");
        }
    }

    /**
     * @param url absent for one that is posted
     * @param everyMinutes absent for one that is posted
     * @param problem why the last attempt failed; absent when it did not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CalendarView(String key, String url, Long everyMinutes, Instant readAt, int campaigns, String problem) {
        static CalendarView of(Feed feed) {
            return new CalendarView(
                    feed.key(),
                    feed.url() == null ? null : feed.url().toString(),
                    feed.every() == null ? null : feed.every().toMinutes(),
                    feed.readAt(),
                    feed.campaigns(),
                    feed.problem());
        }
    }

    private final ImportCalendar calendars;

    CalendarResource(ImportCalendar calendars) {
        this.calendars = calendars;
    }

    @GET
    @RolesAllowed({Permission.VIEWER, Scope.READ})
    public Uni<List<CalendarView>> calendars() {
        return calendars.all().map(all -> all.stream().map(CalendarView::of).toList());
    }

    /** Reads a document in place of what was read of this calendar before. */
    @PUT
    @Path("/{key}/document")
    @Consumes("text/calendar")
    @RolesAllowed({Permission.OWNER, Scope.WRITE})
    public Uni<CalendarView> post(@Pattern(regexp = KEY) String key, @NotNull @Size(max = 2_097_152) byte[] document) {
        return calendars.post(key, document).map(CalendarView::of);
    }

    /** Fetches a calendar now and from now on. */
    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Permission.OWNER, Scope.WRITE})
    public Uni<CalendarView> subscribe(@Pattern(regexp = KEY) String key, @NotNull @Valid SubscriptionRequest request) {
        return calendars.subscribe(request.toFeed(key)).map(CalendarView::of);
    }

    /** Forgets a calendar and its campaigns; severities that they raised stay. */
    @DELETE
    @Path("/{key}")
    @RolesAllowed({Permission.OWNER, Scope.WRITE})
    public Uni<Void> remove(String key) {
        return calendars.remove(key);
    }
}
