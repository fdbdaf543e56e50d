package io.muster.detection.intake.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.CloudEventsHttp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** CloudEvents over HTTP: binary, structured and batch. */
@Path("/intake/cloudevents")
@Consumes(MediaType.WILDCARD)
@PermitAll
@SecurityRequirement(name = IntakeKeyScheme.NAME)
@Tag(name = "intake")
class CloudEventsResource {

    @Inject
    IntakeAnswers answers;

    @Inject
    CloudEventsHttp format;

    @POST
    @Operation(summary = "CloudEvents 1.0: binary, structured or batch")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "All of it is stored")
    @APIResponse(responseCode = "400", description = "What was valid is stored; the problem says what was not")
    @APIResponse(responseCode = "503", description = "Nothing is lost if the sender sends again")
    public Uni<Response> post(byte[] body, @Context HttpServerRequest request) {
        return answers.take(format, body, request);
    }

    /** The web-hook profile asks before it sends. Every origin may: what counts is the key. */
    @OPTIONS
    @Operation(hidden = true)
    public Response handshake(
            @HeaderParam("WebHook-Request-Origin") String origin, @HeaderParam("WebHook-Request-Rate") String rate) {
        Response.ResponseBuilder answer = Response.ok().header("Allow", "POST, OPTIONS");
        if (origin != null) {
            answer.header("WebHook-Allowed-Origin", origin).header("WebHook-Allowed-Rate", rate == null ? "*" : rate);
        }
        return answer.build();
    }
}
