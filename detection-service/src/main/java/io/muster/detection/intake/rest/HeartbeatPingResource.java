package io.muster.detection.intake.rest;

import io.muster.detection.IntakeKeyScheme;
import io.muster.detection.intake.HeartbeatPing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signs of life, from anything that can open an address. */
@Path("/heartbeats/{name}/ping")
@Consumes(MediaType.WILDCARD)
@PermitAll
@SecurityRequirement(name = IntakeKeyScheme.NAME)
@Tag(name = "heartbeats")
class HeartbeatPingResource {

    @Inject
    IntakeAnswers answers;

    @Inject
    HeartbeatPing format;

    @GET
    @Operation(summary = "A sign of life")
    @APIResponse(responseCode = "202", description = "Stored; whether the heartbeat is known is not looked up")
    public Uni<Response> get(@Context HttpServerRequest request, @PathParam("name") String name) {
        return ping(request, name);
    }

    @POST
    @Operation(summary = "A sign of life")
    @APIResponse(responseCode = "202", description = "Stored; whether the heartbeat is known is not looked up")
    public Uni<Response> post(@Context HttpServerRequest request, @PathParam("name") String name) {
        return ping(request, name);
    }

    @PUT
    @Operation(summary = "A sign of life")
    @APIResponse(responseCode = "202", description = "Stored; whether the heartbeat is known is not looked up")
    public Uni<Response> put(@Context HttpServerRequest request, @PathParam("name") String name) {
        return ping(request, name);
    }

    private Uni<Response> ping(HttpServerRequest request, String name) {
        return answers.take(format, null, request, Map.of(HeartbeatPing.NAME, name));
    }
}
