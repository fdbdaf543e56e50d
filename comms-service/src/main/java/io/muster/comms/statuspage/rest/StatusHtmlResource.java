package io.muster.comms.statuspage.rest;

import io.muster.comms.statuspage.Snapshot;
import io.muster.comms.statuspage.StatusBoard;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The status page for people: works without JavaScript, without sign-in, and while the database is gone. */
@Path("/status")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class StatusHtmlResource {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final PublicAnswers answers;
    private final StatusBoard board;
    private final Clock clock;
    private final Template page;
    private final Template unknown;

    StatusHtmlResource(
            PublicAnswers answers,
            StatusBoard board,
            Clock clock,
            @Location("status.html") Template page,
            @Location("unknown.html") Template unknown) {
        this.answers = answers;
        this.board = board;
        this.clock = clock;
        this.page = page;
        this.unknown = unknown;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "The public status page")
    public Response status(@Context Request request) {
        return board.snapshot()
                .map(snapshot -> answers.answer(request, HTML, _ -> render(snapshot, null)))
                .orElseGet(
                        () -> instead(
                                Response.Status.SERVICE_UNAVAILABLE,
                                "We cannot say at the moment how the store does.",
                                "This page has just been started and has not seen any data yet. Please try again in a minute."));
    }

    @GET
    @Path("/incidents/{id}")
    @RunOnVirtualThread
    @Operation(summary = "One incident of the public status page")
    public Response incident(@Context Request request, String id) {
        return board.snapshot()
                .filter(snapshot -> snapshot.state().incident(id).isPresent())
                .map(snapshot -> answers.answer(request, HTML, _ -> render(snapshot, id)))
                .orElseGet(() -> instead(
                        Response.Status.NOT_FOUND,
                        "We know of no such incident.",
                        "It may be older than what this page remembers."));
    }

    private Response instead(Response.Status status, String title, String text) {
        return Response.status(status)
                .type(HTML)
                .entity(unknown.data("title", title).data("text", text).render())
                .build();
    }

    private String render(Snapshot snapshot, String incidentId) {
        return page.data("page", StatusHtml.of(snapshot, board.isStale(), clock.instant(), incidentId))
                .render();
    }
}
