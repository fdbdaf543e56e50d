package io.muster.detection.intake.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Alertmanager's first API, which is no more: the answers of its releases from 0.27 on. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class AlertmanagerV1Resource {

    private static final Deprecation GONE = new Deprecation(
            "deprecated",
            "The Alertmanager v1 API was deprecated in version 0.16.0 and is removed as of version 0.27.0"
                    + " - please use the equivalent route in the v2 API");

    @RegisterForReflection
    record Deprecation(String status, String error) {}

    @GET
    @Path("/{part: status|receivers|alerts|silences|silence/[^/]+}")
    @Operation(hidden = true)
    public Response read() {
        return gone();
    }

    @POST
    @Path("/{part: alerts|silences}")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response write() {
        return gone();
    }

    @DELETE
    @Path("/{part: silence/[^/]+}")
    @Operation(hidden = true)
    public Response remove() {
        return gone();
    }

    private static Response gone() {
        return Response.status(Response.Status.GONE).entity(GONE).build();
    }
}
