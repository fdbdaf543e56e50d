package io.muster.detection.intake.rest;

import io.muster.detection.intake.BrokerCheck;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The addresses at which load balancers and amtool look after an Alertmanager. */
@Path("/-")
@Produces(MediaType.TEXT_PLAIN)
@PermitAll
@Tag(name = "alertmanager")
class AlertmanagerHealthResource {

    @Inject
    BrokerCheck broker;

    @GET
    @Path("/healthy")
    @Operation(summary = "The process lives")
    public String healthy() {
        return "OK";
    }

    @GET
    @Path("/ready")
    @Blocking
    @Operation(summary = "Signals can be taken in: the broker is there")
    public Response ready() {
        return broker.isThere()
                ? Response.ok("OK").build()
                : Response.status(503).entity("the broker cannot be reached").build();
    }

    @POST
    @Path("/reload")
    @Operation(summary = "Nothing to do: what is configured is in force at once")
    public Response reload() {
        return Response.ok().build();
    }
}
