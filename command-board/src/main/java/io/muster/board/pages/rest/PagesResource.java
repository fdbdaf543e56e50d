package io.muster.board.pages.rest;

import io.muster.board.BoardConfig;
import io.muster.board.decisions.Stages;
import io.muster.board.decisions.TakeDecision;
import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.BoardProblem;
import io.muster.board.incidents.CurrentReader;
import io.muster.board.incidents.IncidentReader;
import io.muster.board.incidents.Listing;
import io.muster.board.incidents.Listing.Place;
import io.muster.board.incidents.Reader;
import io.muster.board.pages.IncidentPage;
import io.muster.board.pages.IncidentPage.Link;
import io.muster.board.pages.ListPage;
import io.muster.contracts.Incident;
import io.muster.contracts.Refusal;
import io.muster.web.Caller;
import io.muster.web.Cursor;
import io.muster.web.Page;
import io.muster.web.Permission;
import io.muster.web.WebProblem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages people look at. They show everything without a script; with one they follow what happens. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Tag(name = "pages")
class PagesResource {

    private static final int INCIDENTS_ON_A_PAGE = 50;
    private static final int ROWS_OF_A_TIMELINE = 300;

    @Inject
    IncidentReader reader;

    @Inject
    CurrentReader current;

    @Inject
    Stages stages;

    @Inject
    TakeDecision decisions;

    @Inject
    Caller caller;

    @Inject
    BoardConfig config;

    @Inject
    Clock clock;

    @GET
    @RolesAllowed(Permission.VIEWER)
    @Operation(summary = "All incidents as a page")
    public Uni<TemplateInstance> incidents(@QueryParam("cursor") String cursor) {
        String user = caller.id();
        Reader asking = current.get();
        return reader.list(new Listing(false, asking.sight(), placeOf(cursor), INCIDENTS_ON_A_PAGE + 1))
                .map(found -> Page.of(
                        found, INCIDENTS_ON_A_PAGE, last -> Place.of(last).asText()))
                .map(page -> ListPage.of(page.items(), nextOf(page), asking, clock.instant()))
                .map(page -> Templates.incidents(page, user));
    }

    @GET
    @Path("incidents/{id}")
    @RolesAllowed(Permission.VIEWER)
    @Operation(summary = "One incident as a page")
    public Uni<RestResponse<TemplateInstance>> incident(@PathParam("id") UUID id) {
        String user = caller.id();
        Reader asking = current.get();
        return reader.get(id, asking.sight())
                .flatMap(incident -> reader.latest(id, asking, ROWS_OF_A_TIMELINE)
                        .flatMap(rows -> decisions
                                .askedByStages(incident, asking, caller::token)
                                .map(asked -> IncidentPage.of(
                                        incident,
                                        rows,
                                        linksOf(incident, asking),
                                        asked,
                                        asking,
                                        stages::take,
                                        clock.instant()))))
                .map(page -> RestResponse.ok(Templates.incident(page, user)))
                .onFailure(PagesResource::isUnknownIncident)
                .recoverWithItem(() -> notFound(user));
    }

    /** The identity provider sends people back here; signing in then leads on to where they wanted to go. */
    @GET
    @Path("signed-in")
    @RolesAllowed(Permission.VIEWER)
    @Operation(summary = "Where signing in comes back to")
    public RestResponse<Void> signedIn() {
        return RestResponse.seeOther(URI.create("/"));
    }

    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(summary = "Where signing out leads to")
    public TemplateInstance signedOut() {
        return Templates.message("Signed out", "You are signed out of the board.", null);
    }

    private static RestResponse<TemplateInstance> notFound(String user) {
        return RestResponse.status(
                RestResponse.Status.NOT_FOUND,
                Templates.message("No such incident", "No incident has this address, or you may not see it.", user));
    }

    private static boolean isUnknownIncident(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.code() == BoardProblem.INCIDENT_NOT_FOUND;
    }

    private List<Link> linksOf(BoardIncident incident, Reader asking) {
        Incident state = incident.state();
        List<Link> links = new ArrayList<>();
        config.links()
                .review()
                .filter(base -> state.reviewId() != null)
                .ifPresent(base -> links.add(new Link("Review", below(base, "/reviews/" + state.reviewId()))));
        config.links().comms().ifPresent(base -> links.add(new Link("Public status page", below(base, "/status"))));
        if (asking.seesTroubleshooting()) {
            links.add(new Link("This incident as JSON", "/api/incidents/" + state.id()));
        }
        return links;
    }

    private static String below(URI base, String path) {
        return base.toString().replaceAll("/+$", "") + path;
    }

    private static String nextOf(Page<BoardIncident> page) {
        return page.next() == null ? null : "/?cursor=" + page.next();
    }

    private static Place placeOf(String cursor) {
        String position = Cursor.decode(cursor);
        try {
            return position == null ? null : Place.parse(position);
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this list gave out");
        }
    }
}
