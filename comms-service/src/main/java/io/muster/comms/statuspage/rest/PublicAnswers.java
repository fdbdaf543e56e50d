package io.muster.comms.statuspage.rest;

import io.muster.comms.CommsConfig;
import io.muster.comms.statuspage.PublicState;
import io.muster.comms.statuspage.Snapshot;
import io.muster.comms.statuspage.StatusBoard;
import io.muster.comms.statuspage.StatusPageProblem;
import io.muster.contracts.Refusal;
import io.muster.web.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Answers for everybody: from memory, cacheable for a short while, validated by content. */
@ApplicationScoped
class PublicAnswers {
    private final StatusBoard board;
    private final String cacheControl;

    PublicAnswers(StatusBoard board, CommsConfig config) {
        this.board = board;
        this.cacheControl = "public, max-age=" + config.statusPage().cache().toSeconds();
    }

    Response answer(Request request, String type, Function<PublicState, String> body) {
        PublicState state = board.snapshot()
                .map(Snapshot::state)
                .orElseThrow(
                        () -> new Refusal(StatusPageProblem.STATUS_UNKNOWN, "the database has not been reached yet"));
        String content = body.apply(state);
        EntityTag tag = new EntityTag(Secrets.sha256(content).substring(0, 32));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged != null ? unchanged : Response.ok(content).type(type);
        return response.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }
}
