package io.muster.comms.statuspage.rest;

import io.muster.comms.statuspage.PublicState;
import io.muster.comms.statuspage.Snapshot;
import io.muster.comms.statuspage.StatusBoard;
import io.muster.comms.statuspage.StatusPageProblem;
import io.muster.contracts.Refusal;
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
                .orElseGet(() -> Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .type(HTML)
                        .header("Retry-After", "30")
                        .entity(unknown.instance().render())
                        .build());
    }

    @GET
    @Path("/incidents/{id}")
    @RunOnVirtualThread
    @Operation(summary = "One incident of the public status page")
    public Response incident(@Context Request request, String id) {
        Snapshot snapshot = board.snapshot()
                .filter(known -> known.state().incident(id).isPresent())
                .orElseThrow(() -> new Refusal(StatusPageProblem.PUBLIC_INCIDENT_UNKNOWN, "no public incident " + id));
        return answers.answer(request, HTML, (PublicState _) -> render(snapshot, id));
    }

    private String render(Snapshot snapshot, String incidentId) {
        return page.data("page", StatusHtml.of(snapshot, board.isStale(), clock.instant(), incidentId))
                .render();
    }
}
