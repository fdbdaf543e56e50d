package io.muster.detection.intake.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.HeartbeatPing;
import io.muster.detection.intake.OpsgenieHeartbeat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ping of Opsgenie's Heartbeat API, with any of the methods that it takes. */
@Path("/v2/heartbeats/{name}/ping")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@PermitAll
@SecurityRequirement(name = IntakeKeyScheme.NAME)
@Tag(name = "opsgenie")
@APIResponse(responseCode = "default", description = "A refusal as Opsgenie words it: `message`, `took`, `requestId`")
class OpsgenieHeartbeatResource {

    @Inject
    IntakeAnswers answers;

    @Inject
    OpsgenieHeartbeat format;

    @GET
    @Operation(summary = "A sign of life")
    @APIResponse(responseCode = "202", description = "PONG, whether or not the heartbeat is known")
    public Uni<Response> get(@Context HttpServerRequest request, @PathParam("name") String name) {
        return ping(request, name);
    }

    @POST
    @Operation(summary = "A sign of life")
    @APIResponse(responseCode = "202", description = "PONG, whether or not the heartbeat is known")
    public Uni<Response> post(@Context HttpServerRequest request, @PathParam("name") String name) {
        return ping(request, name);
    }

    @PUT
    @Operation(hidden = true)
    public Uni<Response> put(@Context HttpServerRequest request, @PathParam("name") String name) {
        return ping(request, name);
    }

    @PATCH
    @Operation(hidden = true)
    public Uni<Response> patch(@Context HttpServerRequest request, @PathParam("name") String name) {
        return ping(request, name);
    }

    private Uni<Response> ping(HttpServerRequest request, String name) {
        return answers.take(format, null, request, Map.of(HeartbeatPing.NAME, name));
    }
}
